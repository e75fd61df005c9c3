package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.Permission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What users may do: the engine says it for each permission alone. */
final class RestPermissions {

    private static final int MOST_PROCESSES = 50;

    /** The engine's numbers for the kinds of resources. */
    private static final Map<String, Integer> TYPES = Map.of(
            "User", 1, "Group", 2, "Authorization", 4, "Process Definition", 6, "Process Instance", 8, "Deployment", 9);

    private final EngineRest engine;

    RestPermissions(EngineRest engine) {
        this.engine = engine;
    }

    /** Which of these the worker's user lacks. */
    Set<Permission> missing(Set<Permission> wanted) {
        Set<Permission> lacking = EnumSet.noneOf(Permission.class);
        for (Permission permission : wanted) {
            if (isRefused(query(permission)) && !(permission.isOfProcesses() && isGivenForSome(permission))) {
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
                    query(permission).with("resourceId", process.path("key").asText()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRefused(UrlPath query) {
        return isAuthorized(query).filter(authorized -> !authorized).isPresent();
    }

    /** Empty where the engine does not know who asks, or does not say. */
    Optional<Boolean> isAuthorized(UrlPath query) {
        return engine.check(query)
                .map(answer -> answer.path("authorized"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean);
    }

    private static UrlPath query(Permission permission) {
        return query(permission.resource(), permission.right());
    }

    /** Asks whether the worker's own user has it, for every resource of the kind. */
    static UrlPath query(String resource, String right) {
        return UrlPath.of("authorization", "check")
                .with("permissionName", right)
                .with("resourceName", resource)
                .with("resourceType", String.valueOf(Objects.requireNonNull(TYPES.get(resource))));
    }
}
