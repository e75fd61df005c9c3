package io.github.carillon.starter.health;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * A check whose answer holds for a while, so that probes do not hammer a mail server. It is made by a thread of its own,
 * once at a time, and nobody waits for it for long: then they get the answer before, unless that is old.
 */
final class CachedCheck implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CachedCheck.class);

    private final Supplier<Health> check;
    private final Runnable all;
    private final Terms terms;
    private final Clock clock;
    private @Nullable Answer latest;
    private @Nullable Run running;

    /**
     * How long things may take.
     *
     * @param holds how long an answer is good
     * @param patience how long anybody waits for one
     */
    record Terms(Duration holds, Duration patience) {}

    /**
     * @param all has this check begin, and those that are made together with it
     */
    CachedCheck(Supplier<Health> check, Runnable all, Terms terms, Clock clock) {
        this.check = check;
        this.all = all;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public org.springframework.boot.actuate.health.Health health() {
        Health answer = good();
        if (answer == null) {
            all.run();
            answer = awaited();
        }
        return org.springframework.boot.actuate.health.Health.status(answer.ok() ? Status.UP : Status.DOWN)
                .withDetail("detail", answer.detail())
                .build();
    }

    /** Has somebody make the check, unless its answer holds or somebody is at it. */
    synchronized void begin(Executor threads) {
        if (running == null && good() == null) {
            Run run = new Run(new CompletableFuture<>(), System.nanoTime());
            running = run;
            threads.execute(() -> run.answer().complete(checked()));
        }
    }

    private synchronized @Nullable Health good() {
        return latest != null && clock.instant().isBefore(latest.until()) ? latest.health() : null;
    }

    private Health awaited() {
        Run run = current();
        try {
            return run == null ? meanwhile() : run.answer().get(run.left(terms.patience()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            return meanwhile();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return meanwhile();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized @Nullable Run current() {
        return running;
    }

    /** What is said while nobody knows. */
    private synchronized Health meanwhile() {
        return latest != null && clock.instant().isBefore(latest.until().plus(terms.holds()))
                ? latest.health()
                : new Health(false, "no answer within " + terms.patience().toSeconds() + " s");
    }

    private Health checked() {
        Health health = ask();
        synchronized (this) {
            latest = new Answer(health, clock.instant().plus(terms.holds()));
            running = null;
        }
        return health;
    }

    private Health ask() {
        try {
            return check.get();
        } catch (RuntimeException bug) {
            LOG.error("A health check failed in an unforeseen way: {}", SafeStackTrace.of(bug));
            return new Health(false, "the check itself failed, see the log");
        }
    }

    private record Answer(Health health, Instant until) {}

    /** A check that is being made, and since when. */
    private record Run(CompletableFuture<Health> answer, long since) {

        long left(Duration patience) {
            return Math.max(0, patience.toNanos() - (System.nanoTime() - since));
        }
    }
}
