package io.github.carillon.worker.context;

import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which installation the engine is: an id that its database got when it was made. Asked for again and again, since
 * another engine may answer at the same address.
 */
final class Installation {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST = 64;

    private final EngineQueries engine;
    private @Nullable Known known;
    private boolean said;

    Installation(EngineQueries engine) {
        this.engine = engine;
    }

    /**
     * Its id; empty where the engine does not tell.
     *
     * @throws EngineException when the engine gives no answer
     */
    synchronized Optional<String> id() {
        if (known == null || System.nanoTime() - known.since() > KEPT_NANOS) {
            known = new Known(ask(), System.nanoTime());
        }
        return known.id();
    }

    /** It is asked for again, whenever that was done last. */
    synchronized void forget() {
        known = null;
    }

    private Optional<String> ask() {
        try {
            Optional<String> id = engine.installation().map(Installation::cut);
            if (id.isEmpty()) {
                notTold("it has none to tell");
            }
            return id;
        } catch (EngineException refused) {
            if (!refused.isLasting()) {
                throw refused;
            }
            notTold(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(id.length(), LONGEST));
    }

    private void notTold(String reason) {
        if (!said) {
            said = true;
            LOG.info(
                    "The engine's ids are numbers, and it does not say which installation it is, so that its tasks are"
                            + " told from those of another engine with the same engine.id by the moment of their creation:"
                            + " {}",
                    reason);
        }
    }

    private record Known(Optional<String> id, long since) {}
}
