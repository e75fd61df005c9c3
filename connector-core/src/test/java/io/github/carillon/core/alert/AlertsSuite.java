package io.github.carillon.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of what goes wrong, and when, whichever database remembers it. */
abstract class AlertsSuite {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Rhythm RHYTHM =
            new Rhythm(Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofSeconds(20));

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Database database;
    private final AlertWatch watch;
    private final Silences silences;
    private final Alerts alerts;
    private final Notices notices;

    AlertsSuite(TestDatabase kind) {
        this.database = kind.open();
        this.watch = watch("one");
        this.silences = new Silences(database.dataSource());
        this.alerts = new Alerts(watch);
        this.notices = new Notices(watch, RHYTHM, silences);
    }

    @BeforeEach
    void lead() {
        assertThat(watch.lead()).isTrue();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_first_failure_is_told_at_once_and_those_of_the_next_five_minutes_together() {
        alerts.take(failures(1));
        assertThat(told()).containsExactly("FIRST 1 of 1");
        clock.forward(MINUTE);
        alerts.take(failures(2, 8));
        assertThat(told()).isEmpty();
        clock.forward(MINUTE.multipliedBy(4));

        assertThat(told()).containsExactly("DIGEST 6 of 7");
        assertThat(told()).isEmpty();
    }

    @Test
    void what_is_found_again_is_not_told_again() {
        alerts.take(failures(1, 4));
        assertThat(told()).containsExactly("FIRST 3 of 3");
        assertThat(alerts.take(failures(1, 4))).isZero();
        clock.forward(MINUTE.multipliedBy(6));

        assertThat(told()).isEmpty();
    }

    @Test
    void what_was_taken_for_over_and_is_there_again_is_told_again() {
        alerts.take(failures(1, 4));
        told();
        alerts.end(List.of("1", "2"), AlertState.GONE);
        assertThat(alerts.forgetEnded(List.of("1", "3", "5"))).containsExactly("1");
        assertThat(alerts.take(failures(1, 4))).isEqualTo(1);
        clock.forward(MINUTE.multipliedBy(6));

        assertThat(told()).containsExactly("DIGEST 1 of 2, repaired 0, gone 2");
    }

    @Test
    void ten_thousand_that_fail_at_once_are_one_word_and_a_few_digests_that_add_up() {
        alerts.take(failures(0, 300));
        int counted = counted();
        assertThat(counted).isEqualTo(300);
        alerts.take(failures(300, 6_000));
        counted += counted();
        clock.forward(MINUTE.multipliedBy(5));
        counted += counted();
        alerts.take(failures(6_000, 10_000));
        clock.forward(MINUTE.multipliedBy(5));
        counted += counted();

        assertThat(counted).isEqualTo(10_000);
        assertThat(sent()).hasSize(3);
    }

    @Test
    void what_is_still_open_is_told_again_after_twelve_hours() {
        alerts.take(failures(1, 3));
        told();
        clock.forward(Duration.ofHours(12).minusSeconds(1));
        assertThat(told()).isEmpty();
        clock.forward(Duration.ofSeconds(1));

        assertThat(told()).containsExactly("REMINDER 0 of 2");
    }

    @Test
    void the_all_clear_waits_until_nothing_fails_again_and_tells_repaired_from_gone() {
        alerts.take(failures(1, 4));
        told();
        alerts.end(List.of("1", "2"), AlertState.REPAIRED);
        alerts.end(List.of("3"), AlertState.GONE);
        assertThat(told()).isEmpty();
        clock.forward(Duration.ofSeconds(19));
        assertThat(told()).isEmpty();
        clock.forward(Duration.ofSeconds(1));

        assertThat(told()).containsExactly("ALL_CLEAR 0 of 0, repaired 2, gone 1");
        clock.forward(Duration.ofDays(1));
        assertThat(told()).isEmpty();
    }

    @Test
    void a_retry_that_fails_again_is_no_all_clear() {
        alerts.take(failures(1));
        told();
        alerts.end(List.of("1"), AlertState.REPAIRED);
        told();
        clock.forward(Duration.ofSeconds(10));
        alerts.take(failures(2));
        assertThat(told()).isEmpty();
        clock.forward(MINUTE);
        assertThat(told()).isEmpty();
        clock.forward(MINUTE.multipliedBy(4));

        assertThat(told()).containsExactly("DIGEST 1 of 1, repaired 1, gone 0");
    }

    @Test
    void what_fails_and_is_repaired_again_and_again_is_told_once_in_five_minutes() {
        List<String> all = new ArrayList<>();
        for (int minute = 0; minute < 15; minute++) {
            alerts.take(failures(minute));
            all.addAll(told());
            alerts.end(List.of(String.valueOf(minute)), AlertState.REPAIRED);
            all.addAll(told());
            clock.forward(MINUTE);
            all.addAll(told());
        }

        assertThat(all.stream().filter(notice -> !notice.startsWith("ALL_CLEAR")))
                .hasSizeBetween(3, 4);
        assertThat(all).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void what_is_over_before_it_can_be_told_is_one_message() {
        alerts.take(failures(1));
        told();
        alerts.end(List.of("1"), AlertState.REPAIRED);
        told();
        clock.forward(Duration.ofSeconds(20));
        assertThat(told()).hasSize(1);
        clock.forward(MINUTE);
        alerts.take(failures(2));
        told();
        alerts.end(List.of("2"), AlertState.REPAIRED);
        assertThat(told()).isEmpty();
        clock.forward(MINUTE.multipliedBy(4));

        assertThat(told()).containsExactly("FIRST 1 of 0, repaired 1, gone 0");
        clock.forward(MINUTE.multipliedBy(10));
        assertThat(told()).isEmpty();
    }

    @Test
    void each_process_activity_and_cause_is_told_by_itself() {
        alerts.take(List.of(
                failure("1", key("a", "cause")),
                failure("2", key("b", "cause")),
                failure("3", key("b", "another")),
                failure("4", key("b", "another"))));

        assertThat(told()).containsExactlyInAnyOrder("FIRST 1 of 1", "FIRST 1 of 1", "FIRST 2 of 2");
    }

    @Test
    void very_many_causes_at_one_activity_are_told_together() {
        alerts.take(IntStream.range(0, 1_000)
                .mapToObj(number -> failure("f" + number, key("a", "cause " + number)))
                .toList());

        assertThat(counted()).isEqualTo(1_000);
        assertThat(sent()).hasSize(Alerts.MOST_CAUSES + 1);
    }

    @Test
    void while_they_want_silence_nothing_is_told_and_afterwards_what_came() {
        alerts.take(failures(1));
        told();
        silences.set(key("a", ""), clock.instant().plus(Duration.ofHours(1)));
        alerts.take(failures(2, 5));
        clock.forward(Duration.ofMinutes(59));
        assertThat(told()).isEmpty();
        clock.forward(Duration.ofMinutes(2));

        assertThat(told()).containsExactly("DIGEST 3 of 4");
    }

    @Test
    void a_silence_is_of_one_process_and_can_be_ended() {
        silences.set(key("a", ""), clock.instant().plus(Duration.ofHours(1)));
        alerts.take(List.of(failure("1", key("a", "cause")), failure("2", other())));
        assertThat(told()).hasSize(1);
        silences.set(key("a", ""), clock.instant());

        assertThat(told()).containsExactly("FIRST 1 of 1");
    }

    @Test
    void what_waits_for_a_broken_connection_is_one_thing_that_is_counted() {
        AlertKey connection = new AlertKey("engine", "supervisors", "", "", "", AlertKind.CONNECTION, "main");
        alerts.take(List.of(failure("1", connection)));
        assertThat(told()).containsExactly("FIRST 1 of 1");
        alerts.take(IntStream.range(2, 50)
                .mapToObj(number -> failure("" + number, connection))
                .toList());
        clock.forward(Duration.ofHours(1));
        assertThat(told()).isEmpty();
        alerts.end(IntStream.range(1, 50).mapToObj(String::valueOf).toList(), AlertState.REPAIRED);
        told();
        clock.forward(MINUTE);

        assertThat(told()).containsExactly("ALL_CLEAR 48 of 0, repaired 49, gone 0");
    }

    @Test
    void what_takes_too_long_is_told_once_and_its_end_not_at_all() {
        AlertKey overdue = new AlertKey("engine", "supervisors", "", "a", "", AlertKind.OVERDUE, "PT1H");
        alerts.take(List.of(failure("1", overdue)));
        assertThat(told()).containsExactly("FIRST 1 of 1");
        clock.forward(Duration.ofDays(2));
        assertThat(told()).isEmpty();
        alerts.end(List.of("1"), AlertState.GONE);
        clock.forward(MINUTE);

        assertThat(told()).isEmpty();
        assertThat(alerts.figures()).isEqualTo(AlertFigures.NONE);
    }

    @Test
    void nobody_hears_of_what_has_no_receivers_and_it_is_known() {
        alerts.take(List.of(failure("1", null)));

        assertThat(told()).isEmpty();
        assertThat(alerts.known(List.of("1", "2"))).containsExactly("1");
        assertThat(alerts.open()).extracting(OpenAlert::id).containsExactly("1");
    }

    @Test
    void a_suspension_is_told_once_and_counts_anew_from_then_on() {
        Suspensions suspensions = new Suspensions(watch, alerts);
        alerts.take(failures(1, 4));
        told();
        assertThat(alerts.nthLast("a", "", Instant.EPOCH, 3)).isPresent();
        assertThat(alerts.nthLast("a", "", Instant.EPOCH, 4)).isEmpty();
        suspensions.note("a", "", new AlertKey("engine", "supervisors", "", "a", "", AlertKind.SUSPENDED, "3"));

        assertThat(told()).containsExactly("FIRST 1 of 0");
        assertThat(told()).isEmpty();
        assertThat(alerts.nthLast("a", "", suspensions.last("a", "").orElseThrow(), 1))
                .isEmpty();
    }

    @Test
    void one_worker_watches_and_another_takes_over_when_it_is_not_heard_of() {
        AlertWatch other = watch("other");
        assertThat(other.lead()).isFalse();
        clock.forward(LEASE.minusMillis(1));
        assertThat(watch.lead()).isTrue();
        clock.forward(LEASE);
        assertThat(other.lead()).isTrue();
        assertThat(watch.lead()).isFalse();

        assertThatThrownBy(() -> alerts.take(failures(1))).isInstanceOf(LeadLostException.class);
        assertThat(new Alerts(other).take(failures(1))).isEqualTo(1);
    }

    @Test
    void who_leaves_the_lead_leaves_it_at_once_and_what_was_read_is_remembered() {
        AlertWatch other = watch("other");
        assertThat(watch.readUntil()).isEmpty();
        watch.read(clock.instant());
        watch.read(clock.instant().minusSeconds(5));
        watch.leave();

        assertThat(other.lead()).isTrue();
        assertThat(other.readUntil()).contains(clock.instant());
    }

    @Test
    void a_notice_is_put_into_the_outbox_once() {
        alerts.take(failures(1));
        notices.decide();
        Notice notice = notices.fresh().get(0);
        notices.send(notice, List.of(), List.of());
        notices.send(notice, List.of(), List.of());

        assertThat(notices.fresh()).isEmpty();
        assertThat(notice.examples()).extracting(Alert::id).containsExactly("1");
    }

    @Test
    void what_is_over_for_a_month_is_forgotten_and_what_is_open_never() {
        alerts.take(failures(1, 3));
        told();
        alerts.end(List.of("1"), AlertState.REPAIRED);
        clock.forward(Alerts.RETENTION.plusSeconds(1));
        watch.lead();
        alerts.forget();

        assertThat(alerts.known(List.of("1", "2"))).containsExactly("2");
    }

    private AlertWatch watch(String owner) {
        return new AlertWatch(database.dataSource(), "engine", owner, LEASE, clock);
    }

    private final List<Notice> all = new ArrayList<>();

    private List<Notice> sent() {
        return all;
    }

    private List<String> told() {
        return tell().stream().map(AlertsSuite::text).toList();
    }

    private int counted() {
        return tell().stream().mapToInt(Notice::counted).sum();
    }

    private List<Notice> tell() {
        watch.lead();
        notices.decide();
        List<Notice> fresh = notices.fresh();
        fresh.forEach(notice -> notices.send(notice, List.of(), List.of()));
        all.addAll(fresh);
        return fresh;
    }

    private static String text(Notice notice) {
        String ended = notice.repaired() + notice.gone() == 0
                ? ""
                : ", repaired " + notice.repaired() + ", gone " + notice.gone();
        return notice.kind() + " " + notice.counted() + " of " + notice.open() + ended;
    }

    private List<Alert> failures(int only) {
        return failures(only, only + 1);
    }

    private List<Alert> failures(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> failure(String.valueOf(number), key("a", "cause")))
                .toList();
    }

    private Alert failure(String id, @Nullable AlertKey key) {
        return new Alert(
                id, key, "", "a", "instance-" + id, AlertSource.JOB, "job-" + id, "It failed", clock.instant());
    }

    private static AlertKey key(String process, String cause) {
        return new AlertKey("engine", "supervisors", "", process, "task", AlertKind.FAILURE, cause);
    }

    private static AlertKey other() {
        return key("b", "cause");
    }
}
