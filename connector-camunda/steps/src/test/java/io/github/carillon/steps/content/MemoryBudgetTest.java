package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.steps.task.WorkerPool;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {

    private static final int KB = 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MemoryBudget budget = new MemoryBudget(100 * KB);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whoever_needs_more_than_is_left_waits_until_it_is_given_back() throws Exception {
        MemoryBudget.Reservation first = budget.reserve(80 * KB);
        CompletableFuture<MemoryBudget.Reservation> second = later(30 * KB);
        assertThat(second).isNotDone();

        first.shrinkTo(70 * KB);
        await().until(second::isDone);

        first.close();
        second.join().close();
        budget.reserve(100 * KB).close();
    }

    @Test
    void what_is_more_than_there_is_at_all_is_had_alone() throws Exception {
        MemoryBudget.Reservation first = budget.reserve(1);
        CompletableFuture<MemoryBudget.Reservation> large = later(1_000 * KB);
        assertThat(large).isNotDone();

        first.close();
        await().until(large::isDone);
        assertThat(later(1)).isNotDone();
        large.join().close();
    }

    @Test
    void whoever_needs_nothing_does_not_wait() throws Exception {
        try (var all = budget.reserve(100 * KB);
                var none = budget.reserve(0)) {
            assertThat(all).isNotSameAs(none);
        }
    }

    @Test
    void no_more_work_at_once_than_there_is_memory_for() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        WorkerPool workers = new WorkerPool() {
            @Override
            public <T, R> List<R> each(List<T> items, Function<T, R> work) {
                return items.stream()
                        .map(item -> CompletableFuture.supplyAsync(() -> work.apply(item), threads))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
            }
        };

        List<Integer> done = budget.reserving(40 * KB, workers)
                .each(IntStream.range(0, 50).boxed().toList(), item -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    now.decrementAndGet();
                    return item;
                });

        assertThat(done).hasSize(50);
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    private CompletableFuture<MemoryBudget.Reservation> later(long bytes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return budget.reserve(bytes);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                },
                threads);
    }
}
