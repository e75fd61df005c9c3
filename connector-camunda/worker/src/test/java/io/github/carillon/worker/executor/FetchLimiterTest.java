package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.steps.task.WorkerPool;
import io.github.carillon.worker.executor.FetchLimiter.Fetch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FetchLimiterTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LOCK = Duration.ofSeconds(3);

    private final FetchLimiter room = new FetchLimiter(100, LOCK, CLOCK);
    private final ConnectionExecutors executors = new ConnectionExecutors(100, LOCK, CLOCK);
    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void close() {
        finish.countDown();
        executors.close();
        executors.abandon();
    }

    @Test
    void few_are_fetched_before_it_is_known_where_they_go() throws Exception {
        assertThat(room.await()).isEqualTo(new Fetch(16, false));
    }

    @Test
    void nothing_is_fetched_while_too_many_are_in_hand() throws Exception {
        take(60);
        CompletableFuture<Fetch> next = next();
        assertThat(next).isNotDone();

        done(9);
        assertThat(next).isNotDone();
        done(1);
        assertThat(next.get(20, TimeUnit.SECONDS).size()).isPositive();
    }

    @Test
    void who_waits_for_room_ends_when_it_closes() throws Exception {
        take(100);
        CompletableFuture<Fetch> next = next();
        room.close();

        assertThat(next.get(20, TimeUnit.SECONDS).size()).isZero();
        assertThat(room.await().size()).isZero();
    }

    @Test
    void who_rests_after_a_failure_ends_when_it_closes() throws Exception {
        CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> {
            try {
                room.rest(60_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        room.close();
        rest.get(20, TimeUnit.SECONDS);
    }

    @Test
    void of_large_tasks_fewer_are_in_hand() throws Exception {
        room.weighed(2, 4_000_000);
        assertThat(room.await()).isEqualTo(new Fetch(4, false));

        room.weighed(1, 100_000_000);
        assertThat(room.await()).isEqualTo(new Fetch(1, false));
        for (int times = 0; times < 100; times++) {
            room.weighed(100, 100_000);
        }
        assertThat(room.await()).isEqualTo(new Fetch(16, false));
    }

    @Test
    void of_tasks_that_cannot_be_read_together_half_are_fetched_until_the_one_at_fault_came_by_itself()
            throws Exception {
        room.couldNotRead(9);
        assertThat(room.await()).isEqualTo(new Fetch(4, false));
        room.weighed(4, 100);
        assertThat(room.await()).isEqualTo(new Fetch(5, false));
        room.couldNotRead(3);
        assertThat(room.await()).isEqualTo(new Fetch(1, false));
        room.weighed(0, 0);
        assertThat(room.await()).isEqualTo(new Fetch(1, false));

        room.couldNotRead(1);
        assertThat(room.await()).isEqualTo(new Fetch(16, false));
    }

    @Test
    void a_connection_that_stands_still_does_not_hold_its_topic_up() throws Exception {
        ConnectionExecutor still = standingStill();
        take(40);
        for (int task = 0; task < 40; task++) {
            room.entered(still);
        }
        room.fetched(new Fetch(40, false), Map.of(still, 40), 0);

        Fetch fetch = next().get(20, TimeUnit.SECONDS);
        assertThat(fetch.pressing()).isTrue();
        assertThat(fetch.size()).isEqualTo(100);
    }

    private ConnectionExecutor standingStill() {
        ConnectionExecutor executor = executors.of("still", 2);
        for (int task = 0; task < 40; task++) {
            executor.add(new Stuck());
        }
        await().until(() -> executor.room() < 0);
        return executor;
    }

    private CompletableFuture<Fetch> next() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return room.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private void take(int tasks) {
        for (int task = 0; task < tasks; task++) {
            room.took();
        }
    }

    private void done(int tasks) {
        for (int task = 0; task < tasks; task++) {
            room.done();
        }
    }

    private final class Stuck implements QueuedTask {

        @Override
        public long priority() {
            return 0;
        }

        @Override
        public void begin(WorkerPool crew) {
            try {
                assertThat(finish.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void left() {}

        @Override
        public void giveBack() {}
    }
}
