package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class ReturnsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InFlight inFlight = new InFlight();
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final Queue<EngineException> refusals = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private Runnable whileExtending = () -> {};
    private final Returns returns = new Returns(inFlight, this::unlock, this::later, CLOCK);
    private final PutBacks putBacks = new PutBacks(inFlight, returns, this::extend, this::later, CLOCK);

    @Test
    void a_task_that_is_given_back_is_in_flight_until_the_engine_has_heard_it() {
        giveBack(LATER);
        assertThat(inFlight.size()).isEqualTo(1);
        runAll();

        assertThat(said).containsExactly("unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void what_collides_or_is_not_heard_is_said_again() {
        refusals.addAll(List.of(EngineFailures.collision(), EngineFailures.lost(), EngineFailures.proxy()));
        giveBack(LATER);
        runAll();

        assertThat(said).containsExactly("unlock", "unlock", "unlock", "unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void what_the_engine_does_not_do_is_not_said_for_ever() {
        for (int time = 0; time < 9; time++) {
            refusals.add(EngineFailures.engineFailed());
        }
        giveBack(LATER);
        runAll();

        assertThat(said).hasSize(3);
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_lock_that_has_ended_is_let_be_for_it_may_be_another_workers() {
        giveBack(NOW);
        runAll();

        assertThat(said).isEmpty();
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_lock_that_is_just_being_prolonged_is_ended_afterwards() {
        giveBack(LATER);
        inFlight.prolong("task", LATER.plusSeconds(60), () -> {
            due.remove().run();
            assertThat(said).isEmpty();
        });
        runAll();

        assertThat(said).containsExactly("unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_task_that_a_fetch_brings_again_before_its_unlock_is_heard_of_is_unlocked_again() {
        giveBack(LATER);
        assertThat(inFlight.add("task", LATER)).isFalse();
        assertThat(returns.fetchedAgain("task", LATER)).isTrue();
        runAll();

        assertThat(said).containsExactly("unlock", "unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_task_that_is_worked_on_is_not_being_given_back() {
        assertThat(inFlight.add("task", LATER)).isTrue();

        assertThat(returns.fetchedAgain("task", LATER)).isFalse();
    }

    @Test
    void tasks_that_were_put_back_until_later_are_free_when_the_worker_stops() {
        putBack(Duration.ofMinutes(5));
        runAll();
        assertThat(said).containsExactly("extend 300000");
        putBacks.close();
        assertThat(inFlight.size()).isEqualTo(1);
        runAll();

        assertThat(said).containsExactly("extend 300000", "unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_task_that_is_put_back_while_the_worker_stops_is_free_at_once() {
        putBacks.close();
        putBack(Duration.ofMinutes(5));
        runAll();

        assertThat(said).containsExactly("unlock");
    }

    @Test
    void an_appointment_that_the_engine_did_not_hear_leaves_the_lock_of_the_fetch_to_end() {
        refusals.add(EngineFailures.lost());
        putBack(Duration.ofMinutes(5));
        runAll();
        putBacks.close();
        runAll();

        assertThat(said).containsExactly("extend 300000", "unlock");
    }

    @Test
    void an_appointment_that_is_over_or_nearly_so_is_let_be() {
        putBack(Duration.ofMillis(500));
        runAll();
        putBacks.close();
        runAll();

        assertThat(said).containsExactly("extend 500");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void a_stop_while_the_engine_is_told_of_an_appointment_ends_the_lock_that_came_of_it() {
        whileExtending = putBacks::close;
        putBack(Duration.ofMinutes(5), NOW.plusMillis(500));
        due.remove().run();
        assertThat(inFlight.size()).isEqualTo(1);
        runAll();

        assertThat(said).containsExactly("extend 300000", "unlock");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void an_appointment_waits_for_a_lock_that_is_just_being_prolonged() {
        putBack(Duration.ofMinutes(5));
        inFlight.prolong("task", LATER.plusSeconds(60), () -> {
            due.remove().run();
            assertThat(said).isEmpty();
        });
        runAll();

        assertThat(said).containsExactly("extend 300000");
        assertThat(inFlight.size()).isZero();
    }

    private void putBack(Duration time) {
        putBack(time, LATER);
    }

    private void putBack(Duration time, Instant lockedUntil) {
        assertThat(inFlight.add("task", lockedUntil)).isTrue();
        putBacks.add("task", time, lockedUntil);
    }

    private void giveBack(Instant lockedUntil) {
        assertThat(inFlight.add("task", lockedUntil)).isTrue();
        returns.now("task", () -> inFlight.remove("task"));
    }

    private void unlock(String task) {
        say("unlock");
    }

    private void extend(String task, Duration time) {
        say("extend " + time.toMillis());
        whileExtending.run();
    }

    private void say(String what) {
        said.add(what);
        EngineException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
    }

    private void later(long millis, Runnable work) {
        due.add(work);
    }

    private void runAll() {
        for (Runnable next = due.poll(); next != null; next = due.poll()) {
            next.run();
        }
    }
}
