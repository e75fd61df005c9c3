package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Health;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits longer after each fetch of a topic that fails, and says once that fetching fails and once that it works again.
 * Safe for use from any thread.
 */
final class FetchBackoff {

    private static final Logger LOG = LoggerFactory.getLogger(FetchBackoff.class);
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 60_000;

    private final Supplier<Health> engine;
    private final Map<String, Long> waits = new HashMap<>();

    /**
     * @param engine asked when a fetch fails, because the client's errors do not tell a wrong password from a proxy's
     *     page
     */
    FetchBackoff(Supplier<Health> engine) {
        this.engine = engine;
    }

    /** Returns how many milliseconds to wait. */
    synchronized long failed(String topic, ExternalTaskClientException error) {
        if (waits.isEmpty()) {
            Health health = engine.get();
            LOG.warn("No tasks can be fetched, and it is tried until they can: {}", reason(health, error));
        }
        return waits.merge(topic, FIRST_MILLIS, (before, first) -> Math.min(2 * before, LONGEST_MILLIS));
    }

    synchronized void worked(String topic) {
        if (waits.remove(topic) != null && waits.isEmpty()) {
            LOG.info("Tasks are fetched again");
        }
    }

    private static String reason(Health health, ExternalTaskClientException error) {
        return health.ok() ? EngineErrors.describe(error) : health.detail();
    }
}
