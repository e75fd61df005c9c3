package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Note;
import io.github.carillon.testserver.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InboxChannelTest {

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00.123456Z");
    private final SampleNotes notes = new SampleNotes(clock);
    private final Database database = TestDatabase.H2.open();
    private final FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
    private final Inbox inbox = new Inbox(faulty.dataSource(), clock);
    private final List<Note> told = new ArrayList<>();
    private final InboxChannel channel = new InboxChannel(inbox, told::add);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_note_is_kept_and_then_told_of_as_it_is_kept() {
        Note note = notes.note();

        assertThat(send(note)).isEqualTo(new Outcome.Accepted(note.id(), null));
        assertThat(told)
                .containsExactly(inbox.find(ADA, note.id()).orElseThrow().note());
    }

    @Test
    void a_repeat_is_accepted_with_the_same_id_and_told_of_again() {
        Note note = notes.note();
        send(note);

        assertThat(send(note)).isEqualTo(new Outcome.Accepted(note.id(), null));
        assertThat(told).hasSize(2);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void what_its_reader_has_deleted_is_accepted_and_nobody_is_told() {
        Note note = notes.note();
        send(note);
        inbox.delete(ADA, note.id());

        assertThat(send(note)).isEqualTo(new Outcome.Accepted(note.id(), null));
        assertThat(told).hasSize(1);
    }

    @Test
    void what_the_rules_forbid_is_refused_and_not_kept() {
        Note note = notes.note(ADA, "no category");

        assertThat(send(note))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("INVALID_CATEGORY"));
        assertThat(inbox.counts(ADA)).isEqualTo(Counts.NONE);
        assertThat(told).isEmpty();
    }

    @Test
    void a_database_that_is_away_defers() {
        Note note = notes.note();
        faulty.goAway();
        assertThat(send(note))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.code()).isEqualTo(InboxChannel.UNAVAILABLE));

        faulty.comeBack();
        assertThat(send(note)).isInstanceOf(Outcome.Accepted.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void a_commit_whose_answer_is_lost_defers_and_the_repeat_tells() {
        Note note = notes.note();
        faulty.afterNextCommit(() -> {
            throw FaultyDatabase.lost();
        });

        assertThat(send(note)).isInstanceOf(Outcome.Deferred.class);
        assertThat(told).isEmpty();
        assertThat(send(note)).isInstanceOf(Outcome.Accepted.class);
        assertThat(told).hasSize(1);
        assertThat(inbox.counts(ADA)).isEqualTo(new Counts(1, 1));
    }

    @Test
    void a_listener_that_fails_changes_nothing() {
        InboxChannel deaf = new InboxChannel(inbox, note -> {
            throw new IllegalStateException("deaf");
        });
        Note note = notes.note();

        assertThat(deaf.send(delivery(note))).isEqualTo(new Outcome.Accepted(note.id(), null));
    }

    private Outcome send(Note note) {
        return channel.send(delivery(note));
    }

    private static Delivery<Note> delivery(Note note) {
        return new Delivery<>(new DeliveryKey("engine", "", "task", "ada", "inbox", "ada"), note);
    }
}
