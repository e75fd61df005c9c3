package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the inbox forget what is expired, again and again until closed. */
final class ExpiryJob implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

    private final Inbox inbox;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("carillon-sweeper"));

    private ExpiryJob(Inbox inbox) {
        this.inbox = inbox;
    }

    static ExpiryJob start(Inbox inbox, Duration every) {
        ExpiryJob expiryJob = new ExpiryJob(inbox);
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
                more = inbox.sweep();
            }
        } catch (RuntimeException | Error silent) {
            LOG.warn("Expired notes could not be forgotten: {}", SafeStackTrace.of(silent));
        }
    }
}
