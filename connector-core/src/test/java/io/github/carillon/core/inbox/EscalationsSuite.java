package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.outbox.DueEntry;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.Tries;
import io.github.carillon.core.recipient.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows notes that are not read in time, whichever database they are in. */
abstract class EscalationsSuite extends InboxFixture {

    private static final String RELAY = "relay";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofDays(1);

    private final Outbox outbox = new Outbox(faulty.dataSource(), clock);
    private final Escalations escalations = new Escalations(faulty.dataSource(), clock);

    private DueEntry due;

    EscalationsSuite(TestDatabase kind) {
        super(kind);
    }

    @Test
    void nothing_is_due_before_its_time() {
        stored(escalating());
        clock.forward(HALF_AN_HOUR.minusMillis(1));

        assertThat(taken()).isEmpty();
    }

    @Test
    void what_is_not_read_in_time_is_due_with_all_that_is_needed_to_follow_it() {
        Note note = stored(escalating());
        clock.forward(HALF_AN_HOUR);

        Mail mail = taken().orElseThrow().message();
        assertThat(mail.to()).isEqualTo(note.escalation().to());
        assertThat(mail.from()).isEqualTo(note.escalation().from());
        assertThat(mail.replyTo()).isEqualTo(note.escalation().replyTo());
        assertThat(mail.subject()).isEqualTo(note.title());
        assertThat(due.entry().latest()).isEqualTo(note.escalation().latest());
        assertThat(due.entry().onUnknown()).isEqualTo(OnUnknown.REPEAT);
        assertThat(due.entry().attempts()).isEqualTo(3);
        assertThat(due.tries()).isEqualTo(Tries.NONE);
    }

    @Test
    void what_was_only_seen_is_not_read() {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), NoteAction.SEEN);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = NoteAction.class,
            names = {"READ", "ACTED", "ARCHIVED"})
    void nothing_follows_what_its_reader_has_read_or_dealt_with(NoteAction mark) throws Exception {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), mark);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).isEmpty();
        assertThat(rows("outbox")).isZero();
    }

    @Test
    void nothing_follows_what_is_deleted_or_expired() throws Exception {
        Note note = stored(escalating());
        inbox.delete(ADA, note.id());
        stored(escalating());
        clock.forward(SampleNotes.LIFE);

        assertThat(taken()).isEmpty();
        assertThat(rows("outbox")).isZero();
    }

    @Test
    void nothing_follows_what_is_expired_and_forgotten() throws Exception {
        stored(escalating());
        clock.forward(SampleNotes.LIFE);
        inbox.sweep();
        assertThat(rows("note")).isZero();

        assertThat(taken()).isEmpty();
        assertThat(rows("outbox")).isZero();
    }

    @Test
    void what_nobody_takes_is_forgotten_a_day_after_its_note() throws Exception {
        stored(escalating("a connection that is no more", HALF_AN_HOUR));
        clock.forward(SampleNotes.LIFE.plus(LONG));
        inbox.sweep();

        assertThat(rows("outbox")).isZero();
    }

    @Test
    void what_cannot_be_read_keeps_nothing_else_waiting() throws Exception {
        stored(escalating());
        change("update outbox set recipient = 'nobody'");
        Note other = stored(escalating());
        clock.forward(HALF_AN_HOUR);

        List<String> taken = new ArrayList<>();
        for (int look = 0; look < 2; look++) {
            try {
                taken().ifPresent(message -> taken.add(due.entry().key().id()));
            } catch (IllegalStateException unreadable) {
                assertThat(unreadable).hasMessageContaining("what was kept as an address");
            }
        }
        assertThat(taken).containsExactly(other.id());
    }

    @Test
    void a_note_that_is_unread_again_in_time_is_followed() {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), NoteAction.READ);
        inbox.mark(ADA, note.id(), NoteAction.UNREAD);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).isPresent();
    }

    @Test
    void a_note_that_comes_again_is_followed_once() {
        Note note = stored(escalating());
        clock.forward(HALF_AN_HOUR);
        taken();
        outbox.done(due);

        assertThat(inbox.store(note)).isFalse();
        clock.forward(LONG);
        assertThat(taken()).isEmpty();
    }

    @Test
    void a_note_and_what_follows_it_are_kept_together_or_not_at_all() throws Exception {
        faulty.beforeNextCommit(() -> {
            throw FaultyDatabase.lost();
        });
        Note note = escalating();
        assertThatThrownBy(() -> inbox.store(note)).isInstanceOf(DatabaseException.class);

        assertThat(rows("note")).isZero();
        assertThat(rows("outbox")).isZero();
        stored(note);
        assertThat(rows("outbox")).isOne();
    }

    /** What is to be sent of what is due; like a worker, drops what is moot. */
    private Optional<OutboxMessage<Mail>> taken() {
        Optional<DueEntry> next = outbox.take("Smtp", RELAY);
        while (next.isPresent()) {
            due = next.get();
            Optional<OutboxMessage<Mail>> message = escalations.message(due.entry());
            if (message.isPresent()) {
                return message;
            }
            outbox.done(due);
            next = outbox.take("Smtp", RELAY);
        }
        return Optional.empty();
    }

    private Note escalating() {
        return escalating(RELAY, HALF_AN_HOUR);
    }

    private Note escalating(String connection, Duration after) {
        Instant due = clock.instant().plus(after);
        EmailAddress ada = new EmailAddress("ada@example.org", "Lovelace, \"Ada\"");
        EmailAddress shop = new EmailAddress("shop@example.org", null);
        return notes.note()
                .with(new Escalation(due, due.plus(LONG), "Smtp", connection, ada, shop, List.of(ada, shop), true, 3));
    }
}
