package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users may do who are not the worker's own. */
final class UserRights {

    private static final String OF_INSTANCE = "Process Instance";
    private static final String OF_DEFINITION = "Process Definition";

    private final EngineRest engine;
    private final RestPermissions permissions;

    UserRights(EngineRest engine) {
        this.engine = engine;
        this.permissions = new RestPermissions(engine);
    }

    Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey) {
        if (userId.isBlank()) {
            throw new IllegalArgumentException("the engine would say what the worker's own user may do");
        }
        for (UrlPath right : any(incident, definitionKey)) {
            Optional<Boolean> has = permissions.isAuthorized(right.with("userId", userId));
            if (has.isEmpty()) {
                return has;
            }
            if (has.get()) {
                return isOfTenant(userId, incident);
            }
        }
        return Optional.of(false);
    }

    /** One of them is enough. */
    private static List<UrlPath> any(Incident incident, String definitionKey) {
        List<UrlPath> rights = new ArrayList<>();
        rights.add(RestPermissions.query(OF_DEFINITION, "UPDATE_INSTANCE").with("resourceId", definitionKey));
        String instance = incident.processInstanceId();
        if (instance != null) {
            rights.add(RestPermissions.query(OF_INSTANCE, "UPDATE").with("resourceId", instance));
        }
        if (incident.type().equals(Incident.FAILED_JOB)) {
            rights.add(RestPermissions.query(OF_DEFINITION, "RETRY_JOB").with("resourceId", definitionKey));
            if (instance != null) {
                rights.add(RestPermissions.query(OF_INSTANCE, "RETRY_JOB").with("resourceId", instance));
            }
        }
        return rights;
    }

    /** To users of other tenants what belongs to one does not show, whatever else they may. */
    private Optional<Boolean> isOfTenant(String userId, Incident incident) {
        String id = incident.tenant();
        if (id == null) {
            return Optional.of(true);
        }
        UrlPath tenant = UrlPath.of("tenant").with("maxResults", "1").with("id", id);
        Optional<JsonNode> theirs =
                engine.first(tenant.with("userMember", userId).with("includingGroupsOfUser", "true"));
        if (theirs.isPresent()) {
            return Optional.of(true);
        }
        return engine.first(tenant).isPresent() ? Optional.of(false) : Optional.empty();
    }
}
