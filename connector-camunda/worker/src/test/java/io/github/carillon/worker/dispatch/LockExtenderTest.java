package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.EngineFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LockExtenderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LOCK = Duration.ofSeconds(60);

    private final InFlight inFlight = new InFlight();
    private final List<String> extended = new ArrayList<>();

    @Test
    void a_lock_that_is_down_to_its_half_is_prolonged_once() {
        inFlight.add("half", NOW.plusSeconds(29));
        inFlight.add("fresh", NOW.plusSeconds(31));
        LockExtender keeper = keeper();
        keeper.run();
        keeper.run();

        assertThat(extended).containsExactly("half 60000");
    }

    @Test
    void a_lock_that_is_lost_is_let_go() {
        inFlight.add("lost", NOW);
        LockExtender keeper = keeper();
        keeper.run();
        keeper.run();

        assertThat(extended).containsExactly("lost 60000");
        assertThat(inFlight.size()).isEqualTo(1);
    }

    @Test
    void a_lock_that_cannot_be_prolonged_now_is_tried_again_and_keeps_nobody_else_waiting() {
        inFlight.add("refused", NOW);
        inFlight.add("other", NOW);
        LockExtender keeper = keeper();
        keeper.run();
        keeper.run();

        assertThat(extended).containsExactlyInAnyOrder("refused 60000", "other 60000", "refused 60000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "out of memory"})
    void a_bug_does_not_end_the_keeping(String task) {
        inFlight.add(task, NOW);
        LockExtender keeper = keeper();
        keeper.run();
        keeper.run();

        assertThat(extended).containsExactly(task + " 60000", task + " 60000");
    }

    @Test
    void a_prolongation_that_no_thread_takes_is_tried_again() {
        inFlight.add("a", NOW);
        AtomicInteger tries = new AtomicInteger();
        LockExtender keeper = keeper(work -> {
            if (tries.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            work.run();
        });
        keeper.run();
        keeper.run();

        assertThat(extended).containsExactly("a 60000");
    }

    @Test
    void a_lock_that_is_slow_to_be_prolonged_is_not_tried_twice_at_once() {
        inFlight.add("slow", NOW);
        List<Runnable> begun = new ArrayList<>();
        LockExtender keeper = keeper(begun::add);
        keeper.run();
        keeper.run();

        assertThat(begun).hasSize(1);
    }

    @Test
    void a_task_that_was_answered_before_its_turn_to_be_prolonged_came_is_let_be() {
        inFlight.add("answered", NOW);
        List<Runnable> begun = new ArrayList<>();
        keeper(begun::add).run();
        assertThat(inFlight.answer("answered", () -> "failure")).isPresent();
        begun.forEach(Runnable::run);

        assertThat(extended).isEmpty();
    }

    @Test
    void there_is_time_for_more_tries_before_a_lock_ends() {
        assertThat(LockExtender.interval(LOCK)).isEqualTo(Duration.ofSeconds(10));
    }

    private LockExtender keeper() {
        return keeper(Runnable::run);
    }

    private LockExtender keeper(Executor keepers) {
        return new LockExtender(inFlight, this::extend, keepers, LOCK, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void extend(String task, Duration time) {
        extended.add(task + " " + time.toMillis());
        if (task.equals("lost")) {
            throw EngineFailures.notLocked();
        }
        if (task.equals("refused")) {
            throw extended.size() == 1 ? EngineFailures.lost() : EngineFailures.engineFailed();
        }
        if (task.equals("bug")) {
            throw new IllegalStateException("a bug");
        }
        if (task.equals("out of memory")) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}
