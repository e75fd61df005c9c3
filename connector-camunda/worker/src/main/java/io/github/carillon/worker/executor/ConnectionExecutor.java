package io.github.carillon.worker.executor;

import io.github.carillon.steps.task.WorkerPool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.MDC;

/**
 * A connection's own threads and the tasks that wait for them, so that a slow connection keeps nobody waiting but its
 * own tasks. Safe for use from any thread.
 */
public final class ConnectionExecutor {

    private static final long IDLE_SECONDS = 30;
    private static final int ROUNDS_AT_LEAST = 2;
    private static final int PART_OF_THE_LOCK = 3;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final int width;
    private final int most;
    private final double secondsAhead;
    private final Clock clock;
    private final BlockingQueue<Runnable> queue = new PriorityBlockingQueue<>();
    private final ThreadPoolExecutor threads;
    private final RateEstimator pace = new RateEstimator();
    private final LockReleaseSchedule lockReleases;
    private final Map<QueuedTask, Long> begun = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final AtomicLong count = new AtomicLong();

    /**
     * @param width how many threads it has
     * @param most how many tasks it has room for at most
     * @param lock how long the engine keeps a task: no more are held than can be done in a part of it
     */
    ConnectionExecutor(String name, int width, int most, Duration lock, Clock clock) {
        this.width = width;
        this.most = most;
        this.secondsAhead = lock.toMillis() / MILLIS_PER_SECOND / PART_OF_THE_LOCK;
        this.clock = clock;
        this.lockReleases = new LockReleaseSchedule(clock, Math::random);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                width,
                width,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                work -> new Thread(work, "carillon-" + name + "-" + number.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Lets the turn come, after those that are before it. A connection that is closed gives it back. */
    public void add(QueuedTask turn) {
        held.incrementAndGet();
        execute(new Work(turn.priority(), count.getAndIncrement(), () -> begin(turn), () -> giveBack(turn)));
    }

    /** Whether more can be taken. */
    public boolean hasRoom() {
        return room() > 0;
    }

    /** When a task that finds no room shall come again. */
    public Duration appointment() {
        return lockReleases.next(perSecond());
    }

    /** How many tasks are in it, waiting or being worked on. */
    public int held() {
        return held.get();
    }

    int room() {
        return capacity() - held.get();
    }

    /** As many tasks as it gets done well within the lock, and enough to keep its threads busy. */
    int capacity() {
        int atLeast = ROUNDS_AT_LEAST * width;
        double wanted = pace.known() ? Math.max(atLeast, perSecond() * secondsAhead) : atLeast;
        return (int) Math.min(most, wanted);
    }

    /** Gives back what has not begun, and lets the rest finish. */
    void close() {
        threads.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(work -> ((Work) work).giveBack().run());
    }

    /** Interrupts what is still at work. */
    void abandon() {
        threads.shutdownNow();
    }

    private double perSecond() {
        long now = clock.millis();
        return pace.perSecond(
                width, begun.values().stream().map(since -> now - since).toList());
    }

    private void execute(Work work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException closed) {
            work.giveBack().run();
        }
    }

    private void begin(QueuedTask turn) {
        long since = clock.millis();
        begun.put(turn, since);
        try {
            turn.begin(new Helped());
        } finally {
            begun.remove(turn);
            pace.took(clock.millis() - since);
            held.decrementAndGet();
            turn.left();
        }
    }

    private void giveBack(QueuedTask turn) {
        held.decrementAndGet();
        turn.giveBack();
    }

    private boolean nobodyWaits() {
        return held.get() <= begun.size() && !threads.isShutdown();
    }

    /** The task's own thread works, and idle ones help until somebody else needs them. */
    private final class Helped implements WorkerPool {

        @Override
        public <T, R> List<R> each(List<T> items, Function<T, R> work) {
            if (items.size() < 2) {
                return WorkerPool.ALONE.each(items, work);
            }
            SharedWork<T, R> shared = new SharedWork<>(items, work);
            Map<String, String> context = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
            shared.doWhile(() -> {
                invite(shared, context);
                return true;
            });
            return shared.results();
        }

        private void invite(SharedWork<?, ?> shared, Map<String, String> context) {
            if (nobodyWaits() && begun.size() + helpers.get() < width) {
                helpers.incrementAndGet();
                execute(new Work(
                        Long.MIN_VALUE,
                        count.getAndIncrement(),
                        () -> help(shared, context),
                        helpers::decrementAndGet));
            }
        }

        private void help(SharedWork<?, ?> shared, Map<String, String> context) {
            MDC.setContextMap(context);
            try {
                shared.doWhile(() -> {
                    invite(shared, context);
                    return nobodyWaits();
                });
            } finally {
                MDC.clear();
                helpers.decrementAndGet();
            }
        }
    }

    /** Those with more priority come first; among equals, who came first. */
    private record Work(long priority, long number, Runnable turn, Runnable giveBack)
            implements Runnable, Comparable<Work> {

        @Override
        public void run() {
            turn.run();
        }

        @Override
        public int compareTo(Work other) {
            int byPriority = Long.compare(other.priority, priority);
            return byPriority == 0 ? Long.compare(number, other.number) : byPriority;
        }
    }
}
