package io.github.carillon.worker.dispatch;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.worker.engine.EngineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    /** For so long it is told of another worker of the same id, and once. */
    private static final long RIVALRY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Supplier<Health> engine;
    private final String workerId;
    private final Map<String, Long> waits = new HashMap<>();
    private @Nullable Long rivalSeen;
    private boolean quiet;

    /**
     * @param engine asked when a fetch fails, because the client's errors do not tell a wrong password from a proxy's
     *     page
     */
    FetchBackoff(Supplier<Health> engine, String workerId) {
        this.engine = engine;
        this.workerId = workerId;
    }

    /** Returns how many milliseconds to wait. */
    synchronized long failed(String topic, EngineException error) {
        if (waits.isEmpty()) {
            tell(engine.get(), error);
        }
        return waits.merge(topic, FIRST_MILLIS, (before, first) -> Math.min(2 * before, LONGEST_MILLIS));
    }

    synchronized void worked(String topic) {
        if (waits.remove(topic) != null && waits.isEmpty() && !quiet) {
            LOG.info("Tasks are fetched again");
        }
    }

    /** What is to be known of another worker of the same id, if there seems to be one. */
    synchronized Optional<String> rival() {
        return rivalSeen != null && System.nanoTime() - rivalSeen < RIVALRY_NANOS
                ? Optional.of("another worker seems to fetch by the id " + workerId
                        + ", since the engine ends this one's requests (HTTP status 503): give each worker its own"
                        + " carillon.worker.id, or what one has sent may be sent by the other, too")
                : Optional.empty();
    }

    /**
     * Where worker requests are unique, the engine ends the one that waits when another comes by the same id, with 503
     * and no reason; and is well otherwise.
     */
    private void tell(Health health, EngineException error) {
        quiet = health.ok() && error.kind() == EngineException.Kind.UNAVAILABLE;
        if (!quiet) {
            LOG.warn("No tasks can be fetched, and it is tried until they can: {}", reason(health, error));
            return;
        }
        boolean known = rival().isPresent();
        rivalSeen = System.nanoTime();
        if (!known) {
            LOG.warn("Tasks cannot be fetched in peace: {}", rival().orElseThrow());
        }
    }

    private static String reason(Health health, EngineException error) {
        return health.ok() ? String.valueOf(error.getMessage()) : health.detail();
    }
}
