package io.github.carillon.worker.context;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which permissions the worker's user lacks. An engine does not say: to a user without them its queries and fetches are
 * just empty. An engine that does not know who asks, or looks at no authorizations, lacks nothing. Safe for use from any
 * thread.
 */
public final class EnginePermissions {

    private static final Logger LOG = LoggerFactory.getLogger(EnginePermissions.class);
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final EngineQueries engine;
    private Set<Permission> missing = EnumSet.noneOf(Permission.class);
    private long asked = System.nanoTime() - KEPT_NANOS;

    /** Asks this engine. */
    public EnginePermissions(EngineQueries engine) {
        this.engine = engine;
    }

    /** What they mean for an engine that is in this health otherwise. */
    public Health health(Health otherwise) {
        if (!otherwise.ok()) {
            return otherwise;
        }
        Set<Permission> lacking = missing();
        return lacking.isEmpty()
                ? otherwise
                : new Health(
                        lacking.stream().noneMatch(Permission::isNeededByEveryTask),
                        otherwise.detail() + ", and the worker's user lacks " + named(lacking));
    }

    /** Asks, unless that was done a moment ago, and says in the log what is missing. */
    public void look() {
        var unused = missing();
    }

    boolean lacks(Permission permission) {
        return missing().contains(permission);
    }

    private synchronized Set<Permission> missing() {
        if (System.nanoTime() - asked >= KEPT_NANOS) {
            try {
                note(engine.missingPermissions());
            } catch (EngineException away) {
                LOG.debug("The engine does not say what the worker's user may do: {}", away.getMessage());
            }
            asked = System.nanoTime();
        }
        return Collections.unmodifiableSet(missing);
    }

    private void note(Set<Permission> now) {
        if (!now.equals(missing)) {
            if (now.isEmpty()) {
                LOG.info("The worker's user has all permissions now");
            } else {
                LOG.warn("The worker's user lacks permissions in the engine: {}", named(now));
            }
            missing = now;
        }
    }

    private static String named(Set<Permission> permissions) {
        return permissions.stream().map(Permission::toString).collect(Collectors.joining(", "));
    }
}
