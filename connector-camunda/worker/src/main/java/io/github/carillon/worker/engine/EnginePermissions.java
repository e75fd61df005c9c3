package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.http.UrlPath;
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
    private static final int MOST_PROCESSES = 50;

    private final EngineRest engine;
    private Set<Permission> missing = EnumSet.noneOf(Permission.class);
    private long asked = System.nanoTime() - KEPT_NANOS;

    EnginePermissions(EngineRest engine) {
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
                note(ask());
            } catch (EngineUnavailableException away) {
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

    private Set<Permission> ask() {
        Set<Permission> lacking = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (isRefused(permission.query()) && !(permission.isOfProcesses() && isGivenForSome(permission))) {
                lacking.add(permission);
            }
        }
        return lacking;
    }

    /** What the worker's user does not see at all does not count. */
    private boolean isGivenForSome(Permission permission) {
        UrlPath latest = UrlPath.of("process-definition")
                .with("latestVersion", "true")
                .with("maxResults", String.valueOf(MOST_PROCESSES));
        for (JsonNode process : engine.list(latest)) {
            if (!isRefused(
                    permission.query().with("resourceId", process.path("key").asText()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRefused(UrlPath query) {
        return engine.check(query)
                .map(answer -> answer.path("authorized"))
                .filter(JsonNode::isBoolean)
                .filter(authorized -> !authorized.asBoolean())
                .isPresent();
    }

    private static String named(Set<Permission> permissions) {
        return permissions.stream().map(Permission::toString).collect(Collectors.joining(", "));
    }
}
