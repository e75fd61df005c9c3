package io.github.carillon.steps.content;

import io.github.carillon.steps.task.WorkerPool;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How much memory the files of all tasks together may take. Whoever needs some reserves it before a file is read, and waits
 * until there is enough; those who wait get it in their order, so that nobody waits for ever. Safe for use from any thread.
 */
final class MemoryBudget {

    private static final int UNIT = 1024;

    private final Semaphore free;
    private final int all;

    /**
     * @param bytes all that there is
     */
    MemoryBudget(long bytes) {
        this.all = units(bytes);
        this.free = new Semaphore(all, true);
    }

    /**
     * A part of this JVM's heap.
     *
     * @param part from 0 to 1
     */
    static MemoryBudget ofHeap(double part) {
        return new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * part));
    }

    /**
     * Reserves so many bytes; waits for them where others have them. What is more than there is at all is had alone.
     *
     * @throws InterruptedException when the worker stops meanwhile
     */
    Reservation reserve(long bytes) throws InterruptedException {
        int units = Math.min(all, units(bytes));
        free.acquire(units);
        return new Reservation(units);
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, (Math.max(0, bytes) + UNIT - 1) / UNIT);
    }

    /** The same crew, of whom each reserves so many bytes for each piece of work. */
    WorkerPool reserving(long bytes, WorkerPool workers) {
        return new WorkerPool() {
            @Override
            public <T, R> List<R> each(List<T> items, Function<T, R> work) {
                return workers.each(items, item -> reserved(bytes, () -> work.apply(item)));
            }
        };
    }

    private <R> R reserved(long bytes, Supplier<R> work) {
        Reservation held;
        try {
            held = reserve(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return work.get();
        }
        try {
            return work.get();
        } finally {
            held.close();
        }
    }

    /** What somebody has reserved, until it is closed. For one thread. */
    final class Reservation implements AutoCloseable {

        private int units;

        private Reservation(int units) {
            this.units = units;
        }

        /** Gives back what turned out not to be needed. */
        void shrinkTo(long bytes) {
            int needed = Math.min(units, units(bytes));
            free.release(units - needed);
            units = needed;
        }

        @Override
        public void close() {
            shrinkTo(0);
        }
    }
}
