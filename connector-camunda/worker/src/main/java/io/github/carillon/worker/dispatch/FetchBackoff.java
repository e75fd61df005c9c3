package io.github.carillon.worker.dispatch;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.worker.engine.EngineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
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
    private final Map<String, String> refusals = new ConcurrentSkipListMap<>();
    private volatile @Nullable Long rivalSeen;
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
        Health health = engine.get();
        if (waits.isEmpty()) {
            tell(health, error);
        }
        // an engine that comes back gets a moment until it gives tasks again
        boolean known = error.isLasting() || waits.containsKey(topic);
        if (known && health.ok() && !isRivals(health, error)) {
            refusals.put(topic, FetchAdvice.of(error));
        } else {
            refusals.remove(topic);
        }
        return waits.merge(topic, FIRST_MILLIS, (before, first) -> Math.min(2 * before, LONGEST_MILLIS));
    }

    synchronized void worked(String topic) {
        refusals.remove(topic);
        if (waits.remove(topic) != null && waits.isEmpty() && !quiet) {
            LOG.info("Tasks are fetched again");
        }
    }

    /** Why an engine that is there gives no tasks, while it gives none. Waits for nobody. */
    Optional<String> refusal() {
        return refusals.entrySet().stream()
                .findFirst()
                .map(refusal -> "it gives no tasks of " + refusal.getKey() + ": " + refusal.getValue());
    }

    /** What is to be known of another worker of the same id, if there seems to be one. Waits for nobody. */
    Optional<String> rival() {
        Long seen = rivalSeen;
        return seen != null && System.nanoTime() - seen < RIVALRY_NANOS
                ? Optional.of("another worker seems to fetch by the id " + workerId
                        + ", since the engine ends this one's requests (HTTP status 503): give each worker its own"
                        + " carillon.worker.id. Where they share a ledger, nothing is sent twice; where each has its"
                        + " own, what one has sent may be sent by the other, too")
                : Optional.empty();
    }

    /**
     * Where worker requests are unique, the engine ends the one that waits when another comes by the same id, with 503
     * and no reason; and is well otherwise.
     */
    private void tell(Health health, EngineException error) {
        quiet = isRivals(health, error);
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

    private static boolean isRivals(Health health, EngineException error) {
        return health.ok() && error.kind() == EngineException.Kind.UNAVAILABLE;
    }

    private static String reason(Health health, EngineException error) {
        return health.ok() ? FetchAdvice.of(error) : health.detail();
    }
}
