package io.github.carillon.starter.inbox;

import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has something forget what is expired, again and again until closed. */
public final class ExpiryJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

    private final String what;
    private final BooleanSupplier sweeping;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("carillon-sweeper"));

    private ExpiryJob(String what, BooleanSupplier sweeping) {
        this.what = what;
        this.sweeping = sweeping;
    }

    /**
     * Begins after that time.
     *
     * @param what is forgotten, as the log names it
     * @param sweeping forgets some of it, and tells whether there may be more
     */
    public static ExpiryJob start(String what, BooleanSupplier sweeping, Duration every) {
        ExpiryJob expiryJob = new ExpiryJob(what, sweeping);
        var unused = expiryJob.thread.scheduleWithFixedDelay(
                expiryJob::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return expiryJob;
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /** What is left over is done the next time: what throws here would be done never again. */
    private void sweep() {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = sweeping.getAsBoolean();
            }
        } catch (RuntimeException | Error silent) {
            LOG.warn("Expired {} could not be forgotten: {}", what, SafeStackTrace.of(silent));
        }
    }
}
