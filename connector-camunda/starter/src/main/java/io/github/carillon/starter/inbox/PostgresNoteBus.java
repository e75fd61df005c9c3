package io.github.carillon.starter.inbox;

import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxNote;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries news to the listeners of all processes that share a PostgreSQL, by its NOTIFY: to those of this process at
 * once, to the others as a hint upon which they ask the inbox.
 */
final class PostgresNoteBus implements NoteBus, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNoteBus.class);

    /** From the moment that a note is made to that of its commit, at most, as a rule. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(1);

    private static final int MOST_MISSED = 100;

    private final String self = UUID.randomUUID().toString();
    private final LocalNoteBus local = new LocalNoteBus();
    private final Inbox inbox;
    private final NoteSignalSender sender;
    private final NoteSignalReceiver receiver;

    private PostgresNoteBus(DatabaseSettings settings, DataSource database, Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.sender = new NoteSignalSender(database);
        this.receiver = new NoteSignalReceiver(settings, this::heard, this::again, clock);
    }

    /**
     * Begins to listen.
     *
     * @param settings where the database is, for a connection of its own
     * @param database the same, for what is told
     */
    static PostgresNoteBus start(DatabaseSettings settings, DataSource database, Inbox inbox, Clock clock) {
        PostgresNoteBus bus = new PostgresNoteBus(settings, database, inbox, clock);
        bus.receiver.start();
        return bus;
    }

    @Override
    public void publish(Reader reader, NoteEvent event) {
        local.publish(reader, event);
        sender.send(new NoteSignal(self, reader, event.name(), event.noteId()).text());
    }

    @Override
    public Subscription subscribe(Reader reader, Consumer<NoteEvent> consumer) {
        return local.subscribe(reader, consumer);
    }

    /** Whether it hears what the others tell. */
    boolean listening() {
        return receiver.listening();
    }

    @Override
    public void close() {
        receiver.close();
        sender.close();
    }

    private void heard(String text) {
        NoteSignal.parse(text)
                .filter(news -> !news.from().equals(self) && local.hasListeners(news.reader()))
                .ifPresent(news -> ask(() -> event(news).ifPresent(event -> local.publish(news.reader(), event))));
    }

    private Optional<NoteEvent> event(NoteSignal news) {
        return switch (news.name()) {
            case NoteEvent.NOTIFICATION ->
                inbox.find(news.reader(), news.noteId()).map(NoteEvent::notification);
            case NoteEvent.CHANGED -> Optional.of(NoteEvent.changed(inbox.counts(news.reader())));
            default -> Optional.empty();
        };
    }

    /** Nobody else will tell again what was told meanwhile. */
    private void again(Instant since) {
        local.readers().forEach(reader -> ask(() -> tellMissed(reader, since.minus(ON_THE_WAY))));
    }

    private void tellMissed(Reader reader, Instant since) {
        List<InboxNote> newest = new ArrayList<>(
                inbox.list(reader, Filter.of(State.ACTIVE), null, MOST_MISSED).notes());
        Collections.reverse(newest);
        newest.stream()
                .filter(note -> note.note().createdAt().isAfter(since))
                .forEach(note -> local.publish(reader, NoteEvent.notification(note)));
        local.publish(reader, NoteEvent.changed(inbox.counts(reader)));
    }

    private static void ask(Runnable question) {
        try {
            question.run();
        } catch (RuntimeException | Error silent) {
            // whatever it is: the thread that listens must go on
            LOG.warn("What another worker told of could not be read: {}", SafeStackTrace.of(silent));
        }
    }
}
