package io.github.carillon.worker.executor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The items of one task, done by whoever takes the next one. */
final class SharedWork<T, R> {

    private final List<T> items;
    private final Function<T, R> work;
    private final List<CompletableFuture<R>> results;
    private final AtomicInteger next = new AtomicInteger();

    SharedWork(List<T> items, Function<T, R> work) {
        this.items = items;
        this.work = work;
        this.results =
                Stream.generate(CompletableFuture<R>::new).limit(items.size()).toList();
    }

    /** Does items as long as there are any and the condition holds. */
    void doWhile(BooleanSupplier goOn) {
        while (next.get() < items.size() && goOn.getAsBoolean()) {
            int item = next.getAndIncrement();
            if (item < items.size()) {
                var unused = results.get(item).completeAsync(() -> work.apply(items.get(item)), Runnable::run);
            }
        }
    }

    /** Waits for those who are still at it, also when one has failed: nothing may go on behind the task's back. */
    List<R> results() {
        try {
            CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
                    .exceptionally(failed -> null)
                    .join();
            return results.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause instanceof RuntimeException bug ? bug : failed;
        }
    }
}
