package io.github.carillon.worker.executor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How many more tasks of a topic there is room for. One thread waits for room and fetches; any may tell what became of
 * the tasks.
 */
public final class FetchLimiter {

    /** Before it is known where the tasks go. */
    private static final int FIRST_FETCH = 16;
    /** A connection may also get room by another topic's tasks, which nobody tells. */
    private static final long LOOK_AGAIN_MILLIS = 50;
    /** What all tasks in flight may be as text; in memory it is some times as much. */
    private static final long MOST_CHARACTERS = 8_000_000;

    private final int most;
    private final Clock clock;
    private final Backpressure backpressure;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<ConnectionExecutor, Share> shares = new ConcurrentHashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile int capacity;
    /** How many may be fetched at once so that they can be read. */
    private volatile int readable;

    private long heaviest;
    private volatile boolean waiting;
    private volatile boolean open = true;

    /**
     * @param most how many tasks may be in flight: fetched, and neither answered nor put back
     * @param lock how long the engine keeps a task
     */
    public FetchLimiter(int most, Duration lock, Clock clock) {
        this.backpressure = new Backpressure(lock);
        this.most = most;
        this.capacity = most;
        this.readable = most;
        this.clock = clock;
    }

    /** Waits until it is worthwhile to fetch. */
    public Fetch await() throws InterruptedException {
        long since = clock.millis();
        for (int size = size(); open; size = size()) {
            if (size > 0) {
                return new Fetch(size, false);
            }
            int pressing = pressing(clock.millis() - since);
            if (pressing > 0) {
                return new Fetch(pressing, true);
            }
            pause(LOOK_AGAIN_MILLIS, () -> size() > 0);
        }
        return new Fetch(0, false);
    }

    private int pressing(long waitedMillis) {
        List<FetchSize.Seen> executors = executors();
        return waitedMillis >= backpressure.millis(FetchSize.othersWait(executors))
                ? Math.min(FetchSize.pressing(capacity, inFlight.get(), executors), readable)
                : 0;
    }

    /** Waits after a fetch that failed; ends at once when this is closed. */
    public void rest(long millis) throws InterruptedException {
        pause(millis, () -> false);
    }

    /** Waits for so long, or until that is true when something has changed. */
    private void pause(long millis, BooleanSupplier enough) throws InterruptedException {
        lock.lock();
        waiting = true;
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (open && left > 0 && !enough.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            waiting = false;
            lock.unlock();
        }
    }

    /**
     * What a fetch brought.
     *
     * @param byExecutor how many tasks for each connection, with those that were put back
     */
    public void fetched(Fetch fetch, Map<ConnectionExecutor, Integer> byExecutor, int putBack) {
        int all = byExecutor.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) {
            byExecutor.keySet().forEach(this::share);
            shares.forEach((executor, share) -> share.saw(byExecutor.getOrDefault(executor, 0) / (double) all));
        }
        if (fetch.pressing()) {
            backpressure.paid(all - putBack, putBack);
        }
    }

    /**
     * How large the tasks were: of large ones fewer are in flight, so that memory stays flat.
     *
     * @param characters of all together
     */
    public void weighed(int tasks, long characters) {
        if (tasks > 0) {
            long each = Math.max(1, characters / tasks);
            heaviest = Math.max(each, heaviest - heaviest / 8);
            capacity = (int) Math.max(1, Math.min(most, MOST_CHARACTERS / heaviest));
            readable = Math.min(most, readable + 1);
        }
    }

    /**
     * So many tasks together could not be read: half of them are fetched next. While the one that is at fault has not
     * come by itself, only one more each time: it would spoil larger fetches again.
     */
    public void couldNotRead(int tasks) {
        readable = tasks == 1 ? most : Math.max(1, tasks / 2);
    }

    /** A task is in flight. */
    public void took() {
        inFlight.incrementAndGet();
    }

    /** A task in flight goes to a connection. */
    public void entered(ConnectionExecutor executor) {
        share(executor).held.incrementAndGet();
    }

    /** A task has left its connection, and is still in flight. */
    public void left(ConnectionExecutor executor) {
        share(executor).held.decrementAndGet();
        tell();
    }

    /** A task is in flight no longer. */
    public void done() {
        inFlight.decrementAndGet();
        tell();
    }

    /** Nothing more is to be fetched. */
    public void close() {
        open = false;
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        int size = Math.min(FetchSize.of(capacity, inFlight.get(), executors()), readable);
        return shares.isEmpty() ? Math.min(size, FIRST_FETCH) : size;
    }

    private List<FetchSize.Seen> executors() {
        return shares.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
    }

    private Share share(ConnectionExecutor executor) {
        return shares.computeIfAbsent(executor, opened -> new Share());
    }

    private void tell() {
        if (waiting && size() > 0) {
            lock.lock();
            try {
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A fetch to make.
     *
     * @param size how many tasks to ask for; 0 when nothing more is to be fetched
     * @param pressing past connections that are full: their tasks beyond their room are to be put back
     */
    public record Fetch(int size, boolean pressing) {}

    /** What of a topic goes to a connection. */
    private static final class Share {

        private static final double WEIGHT_OF_THE_LATEST = 0.3;

        private final AtomicInteger held = new AtomicInteger();
        private volatile double part = Double.NaN;

        private void saw(double latest) {
            part = Double.isNaN(part) ? latest : part + WEIGHT_OF_THE_LATEST * (latest - part);
        }

        private FetchSize.Seen of(ConnectionExecutor executor) {
            return new FetchSize.Seen(executor.capacity(), executor.room(), held.get(), part);
        }
    }
}
