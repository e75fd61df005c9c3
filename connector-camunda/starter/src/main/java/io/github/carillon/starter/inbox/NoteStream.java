package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Cursor;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.starter.stream.ResponseStream;
import io.github.carillon.starter.stream.SendBuffer;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's server-sent events (HTML Standard, section 9.2). Each has an id by which the client, when it comes again,
 * says what it has; a client that is too slow, or whose token has expired, is sent away and comes again. All methods may
 * be called from any thread.
 */
final class NoteStream implements ResponseStream.Source {

    /** So many characters may wait for the client. */
    private static final int LARGEST_BACKLOG = 1 << 20;

    private static final String BEGINNING = "retry: 2000\n\n";
    private static final String BEAT = ":\n\n";

    private final Caller caller;
    private final Consumer<NoteStream> over;
    private final StringBuilder beginning = new StringBuilder(BEGINNING);
    private final SendBuffer outbox = new SendBuffer(LARGEST_BACKLOG);
    private volatile @Nullable ResponseStream response;
    private volatile NoteBus.@Nullable Subscription subscription;
    private boolean begun;

    /**
     * @param over told when nothing more is to be done for it
     */
    NoteStream(Caller caller, Consumer<NoteStream> over) {
        this.caller = caller;
        this.over = over;
    }

    Reader reader() {
        return caller.reader();
    }

    void subscribe(NoteBus bus) {
        subscription = bus.subscribe(reader(), this::tell);
    }

    /** Before the stream is started, and so before everything else. */
    void tellMissed(NoteEvent event) {
        beginning.append(text(event.noteId(), event));
    }

    /** Where the reader's inbox stands; before the stream is started. */
    void tellPlace(Cursor place, NoteEvent event) {
        beginning.append(text(place.text(), event));
    }

    void start(AsyncContext context) throws IOException {
        ResponseStream stream = ResponseStream.start(context, this);
        response = stream;
        stream.ready();
    }

    void beat(Instant now) {
        if (now.isBefore(caller.until())) {
            add(BEAT);
        } else {
            end();
        }
    }

    void end() {
        outbox.close("");
        ready();
    }

    /** What was missed, however much, in one piece; then what comes. */
    @Override
    public byte[] next() {
        if (!begun) {
            begun = true;
            return beginning.toString().getBytes(StandardCharsets.UTF_8);
        }
        return outbox.take().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isDone() {
        return outbox.isDone();
    }

    @Override
    public void over(boolean complete) {
        outbox.discard();
        NoteBus.Subscription listening = subscription;
        if (listening != null) {
            listening.close();
        }
        over.accept(this);
    }

    private void tell(NoteEvent event) {
        add(text(event.noteId(), event));
    }

    private void add(String text) {
        if (!outbox.add(text)) {
            outbox.close("");
        }
        ready();
    }

    private void ready() {
        ResponseStream stream = response;
        if (stream != null) {
            stream.ready();
        }
    }

    private static String text(String id, NoteEvent event) {
        return (id.isEmpty() ? "" : "id: " + id + "\n") + "event: " + event.name() + "\ndata: " + event.json() + "\n\n";
    }
}
