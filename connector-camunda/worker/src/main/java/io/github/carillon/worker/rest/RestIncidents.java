package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.value.Pieces;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.ProcessDefinition;
import io.github.carillon.worker.engine.ProcessInstance;
import io.github.carillon.worker.rest.MomentPages.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the engine's REST for incidents, and does by it what an operator does about them. */
final class RestIncidents implements EngineIncidents {

    private static final UrlPath HISTORY = UrlPath.of("history", "incident");

    private final EngineRest engine;
    private final IncidentQueries incidents;
    private final RestInstances instances;
    private final RestPermissions permissions;
    private final UserRights rights;

    RestIncidents(EngineRest engine) {
        this.engine = engine;
        this.incidents = new IncidentQueries(engine);
        this.instances = new RestInstances(engine);
        this.permissions = new RestPermissions(engine);
        this.rights = new UserRights(engine);
    }

    @Override
    public Set<Permission> missingPermissions() {
        return permissions.missing(Permission.ofIncidents());
    }

    @Override
    public List<Incident> open(@Nullable Instant after, int most) {
        return incidents.open(UrlPath.of("incident")).page(Span.since(after), most);
    }

    @Override
    public List<Incident> past(Instant after, int most) {
        return incidents.past(HISTORY).page(Span.since(after), most);
    }

    @Override
    public List<Incident> ended(Instant after, int most) {
        return incidents.ended(HISTORY).page(Span.since(after), most);
    }

    @Override
    public Map<String, Incident.State> states(Collection<String> incidentIds) {
        Map<String, Incident.State> states = new HashMap<>();
        for (String id : Set.copyOf(incidentIds)) {
            engine.first(HISTORY.with("maxResults", "1").with("incidentId", id))
                    .map(IncidentQueries::incident)
                    .ifPresent(incident -> states.put(id, incident.state()));
        }
        return states;
    }

    @Override
    public Set<String> stillThere(String type, Collection<String> ids) {
        boolean jobs = type.equals(Incident.FAILED_JOB);
        UrlPath query = UrlPath.of(jobs ? "job" : "external-task").with("maxResults", String.valueOf(LARGEST_PAGE));
        Set<String> there = new HashSet<>();
        for (List<String> some : Pieces.of(Set.copyOf(ids), LARGEST_PAGE)) {
            engine.query(query, Map.of(jobs ? "jobIds" : "externalTaskIdIn", some))
                    .forEach(one -> there.add(one.path("id").asText()));
        }
        return there;
    }

    @Override
    public List<Incident> causedBy(String rootCauseId) {
        return incidents
                .open(UrlPath.of("incident").with("rootCauseIncidentId", rootCauseId))
                .all(Span.EVER);
    }

    @Override
    public Map<String, ProcessInstance> instances(Collection<String> ids) {
        return instances.withIds(ids);
    }

    @Override
    public List<ProcessInstance> running(
            String definitionKey,
            @Nullable String tenant,
            @Nullable Instant startedAfter,
            Instant startedBefore,
            int most) {
        return instances.running(definitionKey, tenant).page(new Span(startedAfter, startedBefore), most);
    }

    @Override
    public Optional<Instant> lastCompleted(String definitionKey, @Nullable String tenant, Instant after) {
        return instances.lastCompleted(definitionKey, tenant, after);
    }

    @Override
    public List<ProcessDefinition> definitions(int first, int most) {
        List<ProcessDefinition> definitions = new ArrayList<>();
        engine.list(UrlPath.of("process-definition")
                        .with("sortBy", "id")
                        .with("sortOrder", "asc")
                        .with("firstResult", String.valueOf(first))
                        .with("maxResults", String.valueOf(most)))
                .forEach(one -> definitions.add(RestQueries.definition(one)));
        return definitions;
    }

    @Override
    public boolean retry(Incident incident) {
        String failed = incident.configuration();
        if (failed == null || !incident.isRetryable()) {
            throw new IllegalArgumentException("an incident that has nothing to retry: " + incident);
        }
        return incident.type().equals(Incident.FAILED_JOB)
                // a job that failed by a cycle of retries would else wait for its next turn
                ? retry("job", failed, Map.of("retries", 1, "dueDate", EngineDate.written(incident.time())))
                : retry("external-task", failed, Map.of("retries", 1));
    }

    private boolean retry(String resource, String id, Map<String, Object> retries) {
        try {
            return engine.put(UrlPath.of(resource, id, "retries"), retries);
        } catch (EngineException failed) {
            // of a job that is gone the engine says what it says of its own faults
            if (failed.kind() == EngineException.Kind.FAILED && isGone(resource, id)) {
                return false;
            }
            throw failed;
        }
    }

    private boolean isGone(String resource, String id) {
        Optional<JsonNode> there = engine.get(UrlPath.of(resource, id));
        return there.isEmpty();
    }

    @Override
    public void suspendInstances(String definitionKey, @Nullable String tenant) {
        instances.suspend(definitionKey, tenant);
    }

    @Override
    public Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey) {
        return rights.mayRetry(userId, incident, definitionKey);
    }
}
