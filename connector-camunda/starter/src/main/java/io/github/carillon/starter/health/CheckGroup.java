package io.github.carillon.starter.health;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.value.Daemons;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Checks that are made at the same time, since health asks for them one after the other: when one is asked whose answer
 * holds no longer, so are the others, and however many of them hang, all together keep nobody waiting longer than one.
 */
final class CheckGroup implements AutoCloseable {

    private final Duration holds;
    private final Duration patience;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemons.named("health"));
    private final List<CachedCheck> checks = new CopyOnWriteArrayList<>();

    /**
     * @param holds how long an answer does
     * @param patience how long anybody waits for one
     */
    CheckGroup(Duration holds, Duration patience, Clock clock) {
        this.holds = holds;
        this.patience = patience;
        this.clock = clock;
    }

    CachedCheck add(Supplier<Health> check) {
        CachedCheck added = new CachedCheck(check, this::begin, new CachedCheck.Terms(holds, patience), clock);
        checks.add(added);
        return added;
    }

    /** Those that are still asking end by their own time-outs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void begin() {
        if (!threads.isShutdown()) {
            checks.forEach(check -> check.begin(threads));
        }
    }
}
