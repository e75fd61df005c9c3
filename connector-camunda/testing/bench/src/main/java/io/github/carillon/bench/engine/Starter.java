package io.github.carillon.bench.engine;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.RuntimeService;

/** Starts instances, in parallel and in this process: through REST it would take longer than the measurement. */
final class Starter {

    private static final int THREADS = 4;
    private static final long LONGEST_MINUTES = 30;

    private final RuntimeService runtime;
    private final Finished finished;

    Starter(RuntimeService runtime, Finished finished) {
        this.runtime = runtime;
        this.finished = finished;
    }

    /** Starts them as fast as it goes, and returns when all of them wait. */
    void fill(int from, int count) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int number = from; number < from + count; number++) {
            int one = number;
            threads.execute(() -> start(one, System.nanoTime()));
        }
        finish(threads);
    }

    /**
     * Starts them at a steady rate. An instance counts as created when its turn came, so that an engine which falls
     * behind is seen to.
     */
    void arrive(int from, int count, double perSecond) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long begin = System.nanoTime();
        for (int index = 0; index < count; index++) {
            long due = begin + (long) (index * TimeUnit.SECONDS.toNanos(1) / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            int one = from + index;
            threads.execute(() -> start(one, due));
        }
        finish(threads);
    }

    private void start(int number, long createdAt) {
        finished.created(number, createdAt);
        runtime.startProcessInstanceByKey(Models.KEY, String.valueOf(number), Map.of("number", String.valueOf(number)));
    }

    private static void finish(ExecutorService threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the engine does not start instances");
        }
    }
}
