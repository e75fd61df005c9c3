package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Cursor;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxNote;
import io.github.carillon.core.inbox.Page;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.SafeStackTrace;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/**
 * The streams of news that readers have open. Ends them before the web server stops, which would wait for them.
 */
final class NoteStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NoteStreams.class);

    static final int MOST_OF_ONE_READER = 10;
    private static final int MOST = 10_000;

    /** Of what was missed so much is sent at a time; for the rest the client comes again. */
    static final int MISSED_AT_ONCE = 100;

    private static final int RETRY_SECONDS = 30;
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final NoteBus bus;
    private final Clock clock;
    private final Duration beat;
    private final Set<NoteStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService heart;

    NoteStreams(Inbox inbox, NoteBus bus, Clock clock) {
        this(inbox, bus, clock, BEAT);
    }

    NoteStreams(Inbox inbox, NoteBus bus, Clock clock, Duration beat) {
        this.inbox = inbox;
        this.bus = bus;
        this.clock = clock;
        this.beat = beat;
    }

    /** Answers with news for as long as the client listens and its token holds. */
    void open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        NoteStream stream = new NoteStream(Readers.caller(request), open::remove);
        if (!admit(stream)) {
            throw new ProblemException(Problem.later(
                    HttpStatus.TOO_MANY_REQUESTS, "You have too many streams open already.", RETRY_SECONDS));
        }
        try {
            // before the inbox is asked: what comes meanwhile is told twice rather than never
            stream.subscribe(bus);
            begin(stream, place(stream.reader(), request.getHeader("Last-Event-ID")));
            response.setContentType("text/event-stream;charset=utf-8");
            // has nginx pass on each event as it comes
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            stream.start(context);
        } catch (IOException | RuntimeException broken) {
            stream.over(false);
            throw broken;
        }
    }

    private synchronized boolean admit(NoteStream stream) {
        long own = open.stream()
                .filter(other -> other.reader().equals(stream.reader()))
                .count();
        return own < MOST_OF_ONE_READER && open.size() < MOST && open.add(stream);
    }

    /** Where the client was when it last heard of anything; empty where it says nothing that is known. */
    private Optional<Cursor> place(Reader reader, @Nullable String last) {
        if (last == null || last.isBlank() || last.length() > 64) {
            return Optional.empty();
        }
        return Cursor.parse(last).match(Optional::of, reason -> inbox.position(reader, last));
    }

    private void begin(NoteStream stream, Optional<Cursor> place) {
        Cursor newest = inbox.newest(stream.reader());
        if (place.isPresent()) {
            Page missed = inbox.since(stream.reader(), place.get(), MISSED_AT_ONCE);
            for (InboxNote note : missed.notes()) {
                stream.tellMissed(NoteEvent.notification(note));
            }
            if (missed.next() != null) {
                stream.end();
                return;
            }
        }
        stream.tellPlace(newest, NoteEvent.changed(inbox.counts(stream.reader())));
    }

    private void beat() {
        var now = clock.instant();
        open.forEach(stream -> beat(stream, now));
    }

    /** What throws here would stop the heart of all streams. */
    private static void beat(NoteStream stream, Instant now) {
        try {
            stream.beat(now);
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug in a stream of notes: {}", SafeStackTrace.of(bug));
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService beating =
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "carillon-streams"));
        var unused = beating.scheduleAtFixedRate(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
        heart = beating;
    }

    @Override
    public void stop() {
        ScheduledExecutorService beating = heart;
        if (beating != null) {
            beating.shutdownNow();
            heart = null;
        }
        open.forEach(NoteStream::end);
    }

    @Override
    public boolean isRunning() {
        return heart != null;
    }
}
