package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.carillon.steps.task.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class ConnectionExecutorTest {

    private static final Duration LOCK = Duration.ofSeconds(60);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch finish = new CountDownLatch(1);
    private ConnectionExecutor executor = executor(1);

    @AfterEach
    void close() {
        finish.countDown();
        executor.close();
        executor.abandon();
    }

    @Test
    void turns_come_by_priority_and_then_one_after_another() {
        executor.add(turn("first", 0, crew -> awaitFinish()));
        await().until(() -> events.contains("first begins"));
        executor.add(turn("low", 0, crew -> {}));
        executor.add(turn("low too", 0, crew -> {}));
        executor.add(turn("high", 7, crew -> {}));
        finish.countDown();

        await().until(() -> events.contains("low too left"));
        assertThat(events)
                .filteredOn(event -> event.endsWith("begins"))
                .containsExactly("first begins", "high begins", "low begins", "low too begins");
        assertThat(executor.held()).isZero();
    }

    @Test
    void what_has_not_begun_is_given_back_when_the_connection_closes_and_the_rest_finishes() {
        executor.add(turn("first", 0, crew -> awaitFinish()));
        await().until(() -> events.contains("first begins"));
        executor.add(turn("second", 0, crew -> {}));
        executor.close();
        executor.add(turn("third", 0, crew -> {}));
        finish.countDown();

        await().until(() -> events.contains("first left"));
        assertThat(events).containsExactly("first begins", "second given back", "third given back", "first left");
        assertThat(executor.held()).isZero();
    }

    @Test
    void there_is_room_for_two_rounds_until_the_connection_is_known_and_then_for_what_it_gets_done_within_the_lock() {
        assertThat(executor.room()).isEqualTo(2);

        executor.add(turn("quick", 0, crew -> {}));
        await().until(() -> events.contains("quick left"));
        assertThat(executor.room()).isGreaterThan(100).isLessThanOrEqualTo(500);
    }

    @Test
    void a_connection_that_is_full_has_no_room() {
        executor.add(turn("quick", 0, crew -> {}));
        await().until(() -> events.contains("quick left"));
        assertThat(executor.hasRoom()).isTrue();

        IntStream.range(0, 501).forEach(number -> executor.add(turn("slow " + number, 0, crew -> awaitFinish())));
        assertThat(executor.hasRoom()).isFalse();
        assertThat(executor.appointment()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void idle_threads_help_with_a_task_of_many_items_and_the_results_keep_their_order() {
        executor = executor(4);
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(4);
        executor.add(turn("many", 0, crew -> {
            MDC.put("task", "many");
            List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
            List<Integer> results = crew.each(items, item -> {
                threads.add(Thread.currentThread().getName() + " of " + MDC.get("task"));
                together.countDown();
                awaitAll(item < 4 ? together : new CountDownLatch(0));
                return 2 * item;
            });
            assertThat(results).hasSize(1_000).startsWith(0, 2, 4).isSorted();
            events.add("checked");
        }));

        await().until(() -> events.contains("checked"));
        assertThat(threads).hasSize(4).allMatch(thread -> thread.endsWith(" of many"));
    }

    @Test
    void helpers_leave_when_another_task_comes() {
        executor = executor(2);
        CountDownLatch helping = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        AtomicInteger helped = new AtomicInteger();
        executor.add(turn("many", 0, crew -> {
            Thread own = Thread.currentThread();
            crew.each(IntStream.range(0, 100).boxed().toList(), item -> {
                boolean first = Thread.currentThread() != own && helped.getAndIncrement() == 0;
                if (first) {
                    helping.countDown();
                }
                awaitAll(first ? added : other);
                return item;
            });
        }));
        await().until(() -> helping.getCount() == 0);
        executor.add(turn("other", 0, crew -> other.countDown()));
        added.countDown();

        await().until(() -> events.contains("many left"));
        assertThat(events).containsSubsequence("other begins", "many left");
    }

    @Test
    void a_task_that_works_alone_gets_all_done() {
        executor.add(turn("many", 0, crew -> events.addAll(crew.each(List.of("a", "b", "c"), item -> item + " done"))));

        await().until(() -> events.contains("many left"));
        assertThat(events).contains("a done", "b done", "c done");
    }

    @Test
    void what_the_work_throws_is_thrown_to_the_task() {
        executor = executor(4);
        executor.add(turn(
                "many",
                0,
                crew -> assertThatThrownBy(() -> crew.each(List.of(1, 2, 3, 4, 5, 6), item -> {
                            throw new IllegalStateException("item");
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("item")));

        await().until(() -> events.contains("many left"));
        assertThat(events).contains("many done");
    }

    private static ConnectionExecutor executor(int width) {
        return new ConnectionExecutor("test", width, 500, LOCK, Clock.systemUTC());
    }

    private QueuedTask turn(String name, long priority, Consumer<WorkerPool> work) {
        return new QueuedTask() {
            @Override
            public long priority() {
                return priority;
            }

            @Override
            public void begin(WorkerPool crew) {
                events.add(name + " begins");
                work.accept(crew);
                if (name.equals("many")) {
                    events.add(name + " done");
                }
            }

            @Override
            public void left() {
                events.add(name + " left");
            }

            @Override
            public void giveBack() {
                events.add(name + " given back");
            }
        };
    }

    private void awaitFinish() {
        awaitAll(finish);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
