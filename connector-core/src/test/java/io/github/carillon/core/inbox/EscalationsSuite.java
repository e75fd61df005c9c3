package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows notes that are not read in time, whichever database they are in. */
abstract class EscalationsSuite extends InboxFixture {

    private static final String RELAY = "relay";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofDays(1);

    private final Escalations escalations = new Escalations(faulty.dataSource(), clock);

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

        DueEscalation due = taken().get(0);
        assertThat(due.escalation()).isEqualTo(note.escalation());
        assertThat(due.note()).isEqualTo(note.with(null));
        assertThat(due.failed()).isZero();
    }

    @Test
    void what_was_only_seen_is_not_read() {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), Mark.SEEN);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mark.class,
            names = {"READ", "ACTED", "ARCHIVED"})
    void nothing_follows_what_its_reader_has_read_or_dealt_with(Mark mark) throws Exception {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), mark);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).isEmpty();
        assertThat(rows("escalation")).isZero();
    }

    @Test
    void nothing_follows_what_is_deleted_or_expired() throws Exception {
        Note note = stored(escalating());
        inbox.delete(ADA, note.id());
        stored(escalating());
        clock.forward(SampleNotes.LIFE);

        assertThat(taken()).isEmpty();
        assertThat(rows("escalation")).isZero();
    }

    @Test
    void a_note_that_is_unread_again_in_time_is_followed() {
        Note note = stored(escalating());
        inbox.mark(ADA, note.id(), Mark.READ);
        inbox.mark(ADA, note.id(), Mark.UNREAD);
        clock.forward(HALF_AN_HOUR);

        assertThat(taken()).hasSize(1);
    }

    @Test
    void a_note_that_comes_again_is_followed_once() {
        Note note = stored(escalating());
        clock.forward(HALF_AN_HOUR);
        escalations.done(taken().get(0));

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
        assertThat(rows("escalation")).isZero();
        stored(note);
        assertThat(rows("escalation")).isOne();
    }

    @Test
    void each_connection_takes_its_own_the_longest_due_first() {
        Note late = stored(escalating(RELAY, HALF_AN_HOUR.plusMinutes(1)));
        Note early = stored(escalating(RELAY, HALF_AN_HOUR));
        Note other = stored(escalating("other", HALF_AN_HOUR));
        clock.forward(LONG);

        assertThat(ids(escalations.take(RELAY, 1))).containsExactly(early.id());
        assertThat(ids(taken())).containsExactly(late.id());
        assertThat(ids(escalations.take("other", 10))).containsExactly(other.id());
    }

    @Test
    void what_was_taken_comes_again_when_its_taker_is_gone() {
        stored(escalating());
        clock.forward(HALF_AN_HOUR);
        assertThat(taken()).hasSize(1);

        assertThat(taken()).isEmpty();
        clock.forward(HALF_AN_HOUR);
        assertThat(taken()).hasSize(1);
    }

    @Test
    void what_is_postponed_comes_again_and_remembers_how_often() {
        stored(escalating());
        clock.forward(HALF_AN_HOUR);
        escalations.postpone(taken().get(0), clock.instant().plusSeconds(60));

        assertThat(taken()).isEmpty();
        clock.forward(Duration.ofSeconds(60));
        DueEscalation again = taken().get(0);
        assertThat(again.failed()).isEqualTo(1);
        assertThat(again.escalation().due()).isEqualTo(again.note().createdAt().plus(HALF_AN_HOUR));
    }

    @Test
    void what_is_put_back_comes_again_at_once_and_did_not_fail() {
        stored(escalating());
        clock.forward(HALF_AN_HOUR);
        escalations.putBack(taken().get(0));

        assertThat(taken().get(0).failed()).isZero();
    }

    @Test
    void several_workers_never_take_the_same_one() {
        IntStream.range(0, 60).forEach(each -> stored(escalating()));
        clock.forward(HALF_AN_HOUR);
        List<CompletableFuture<List<DueEscalation>>> workers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::everything))
                .limit(3)
                .toList();

        assertThat(workers.stream()
                        .flatMap(worker -> worker.join().stream())
                        .map(due -> due.note().id()))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    private List<DueEscalation> everything() {
        List<DueEscalation> all = new ArrayList<>();
        List<DueEscalation> some = escalations.take(RELAY, 7);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = escalations.take(RELAY, 7);
        }
        return all;
    }

    private List<DueEscalation> taken() {
        return escalations.take(RELAY, 10);
    }

    private static List<String> ids(List<DueEscalation> all) {
        return all.stream().map(due -> due.note().id()).toList();
    }

    private Note escalating() {
        return escalating(RELAY, HALF_AN_HOUR);
    }

    private Note escalating(String connection, Duration after) {
        Instant due = clock.instant().plus(after);
        EmailAddress ada = new EmailAddress("ada@example.org", "Lovelace, \"Ada\"");
        EmailAddress shop = new EmailAddress("shop@example.org", null);
        return notes.note().with(new Escalation(due, due.plus(LONG), "Smtp", connection, ada, shop, null, true));
    }
}
