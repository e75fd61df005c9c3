package io.github.carillon.app.health;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.value.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * A check whose answer holds for a while, so that probes do not hammer a mail server. One thread checks at a time; while
 * it does, others get the answer before.
 */
final class CachedCheck implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CachedCheck.class);

    private final Supplier<Health> check;
    private final Duration holds;
    private final Clock clock;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile @Nullable Answer latest;

    CachedCheck(Supplier<Health> check, Duration holds, Clock clock) {
        this.check = check;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public org.springframework.boot.actuate.health.Health health() {
        Health answer = answer();
        return org.springframework.boot.actuate.health.Health.status(answer.ok() ? Status.UP : Status.DOWN)
                .withDetail("detail", answer.detail())
                .build();
    }

    private Health answer() {
        Answer before = latest;
        if (before != null && (before.holdsAt(clock.instant()) || checking.isLocked())) {
            return before.health();
        }
        checking.lock();
        try {
            Answer meanwhile = latest;
            return meanwhile != null && meanwhile.holdsAt(clock.instant()) ? meanwhile.health() : checked();
        } finally {
            checking.unlock();
        }
    }

    private Health checked() {
        Health health = ask();
        latest = new Answer(health, clock.instant().plus(holds));
        return health;
    }

    private Health ask() {
        try {
            return check.get();
        } catch (RuntimeException bug) {
            LOG.error("A health check failed in an unforeseen way: {}", Trace.of(bug));
            return new Health(false, "the check itself failed, see the log");
        }
    }

    private record Answer(Health health, Instant until) {
        boolean holdsAt(Instant now) {
            return now.isBefore(until);
        }
    }
}
