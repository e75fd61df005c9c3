package io.github.carillon.core.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Other processes that work under this worker's name. One that was killed stays on the list for a while, and may be this
 * one before it was started again; one that is heard of anew is alive. Safe for use from any thread.
 */
final class Namesakes {

    private static final Logger LOG = LoggerFactory.getLogger(Namesakes.class);

    private final String name;
    private final Map<String, Instant> first = new HashMap<>();
    private volatile boolean alive;

    /**
     * @param owner this worker
     */
    Namesakes(String owner) {
        this.name = name(owner);
    }

    /** What comes before the last slash, or all of it. */
    static String name(String owner) {
        int slash = owner.lastIndexOf('/');
        return slash < 0 ? owner : owner.substring(0, slash);
    }

    /**
     * Those of this name that are on the list now.
     *
     * @param present when each of them was last heard of
     */
    synchronized void seen(Map<String, Instant> present) {
        first.keySet().retainAll(present.keySet());
        present.forEach(first::putIfAbsent);
        boolean now = !first.equals(present);
        if (now && !alive) {
            LOG.warn(
                    "Another process works under the name {} with this ledger: give each worker a name of its own. The"
                            + " ledger lets nothing be sent twice, but the engine takes the two for one",
                    name);
        } else if (alive && !now) {
            LOG.info("No other process works under the name {} any more", name);
        }
        alive = now;
    }

    boolean alive() {
        return alive;
    }
}
