package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.value.Pieces;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.ProcessInstance;
import io.github.carillon.worker.engine.ProcessInstance.State;
import io.github.carillon.worker.rest.MomentPages.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine's process instances: those of its history, and where that is not kept, those that run. */
final class RestInstances {

    private static final UrlPath HISTORY = UrlPath.of("history", "process-instance");
    private static final UrlPath RUNNING = UrlPath.of("process-instance");

    private final EngineRest engine;

    RestInstances(EngineRest engine) {
        this.engine = engine;
    }

    Map<String, ProcessInstance> withIds(Collection<String> ids) {
        Map<String, ProcessInstance> found = new HashMap<>();
        for (List<String> some : Pieces.of(Set.copyOf(ids), EngineIncidents.LARGEST_PAGE)) {
            put(HISTORY, some, found);
            Set<String> missing = new HashSet<>(some);
            missing.removeAll(found.keySet());
            put(RUNNING, missing, found);
        }
        return found;
    }

    private void put(UrlPath query, Collection<String> ids, Map<String, ProcessInstance> found) {
        if (!ids.isEmpty()) {
            engine.query(page(query, 0, EngineIncidents.LARGEST_PAGE), Map.of("processInstanceIds", ids))
                    .forEach(one -> found.put(one.path("id").asText(), instance(one)));
        }
    }

    MomentPages<ProcessInstance> running(String definitionKey, @Nullable String tenant) {
        return new MomentPages<>(
                (span, byMoment, first, most) -> {
                    Map<String, Object> criteria = of(definitionKey, tenant);
                    criteria.put("unfinished", true);
                    within(span, criteria);
                    criteria.put("sorting", sorting(byMoment ? "startTime" : "instanceId", "asc"));
                    List<ProcessInstance> found = new ArrayList<>();
                    engine.query(page(HISTORY, first, most), criteria).forEach(one -> found.add(instance(one)));
                    return found;
                },
                instance -> Objects.requireNonNull(instance.started()),
                ProcessInstance::id);
    }

    /** To the engine's conditions both moments belong. */
    private static void within(Span span, Map<String, Object> criteria) {
        Optional.ofNullable(span.after())
                .ifPresent(after -> criteria.put("startedAfter", EngineDate.written(after.plusMillis(1))));
        Optional.ofNullable(span.before())
                .ifPresent(before -> criteria.put("startedBefore", EngineDate.written(before.minusMillis(1))));
    }

    Optional<Instant> lastCompleted(String definitionKey, @Nullable String tenant, Instant after) {
        Map<String, Object> criteria = of(definitionKey, tenant);
        criteria.put("completed", true);
        criteria.put("finishedAfter", EngineDate.written(after));
        criteria.put("sorting", sorting("endTime", "desc"));
        return Optional.ofNullable(engine.query(page(HISTORY, 0, 1), criteria).get(0))
                .flatMap(latest -> EngineDate.in(latest.path("endTime")))
                .filter(end -> end.isAfter(after));
    }

    void suspend(String definitionKey, @Nullable String tenant) {
        Map<String, Object> which = new HashMap<>(Map.of("processDefinitionKey", definitionKey, "suspended", true));
        which.put(
                tenant == null ? "processDefinitionWithoutTenantId" : "processDefinitionTenantId",
                tenant == null ? true : tenant);
        if (!engine.put(UrlPath.of("process-instance", "suspended"), which)) {
            throw new EngineException(EngineException.Kind.NO_ANSWER, "the engine does not suspend instances");
        }
    }

    private static Map<String, Object> of(String definitionKey, @Nullable String tenant) {
        Map<String, Object> criteria = new HashMap<>(Map.of("processDefinitionKey", definitionKey));
        if (tenant == null) {
            criteria.put("withoutTenantId", true);
        } else {
            criteria.put("tenantIdIn", List.of(tenant));
        }
        return criteria;
    }

    private static List<Map<String, String>> sorting(String by, String order) {
        return List.of(Map.of("sortBy", by, "sortOrder", order));
    }

    private static UrlPath page(UrlPath query, int first, int most) {
        return query.with("firstResult", String.valueOf(first)).with("maxResults", String.valueOf(most));
    }

    /** Of those that run, the engine names the definition another way. */
    private static ProcessInstance instance(JsonNode one) {
        return new ProcessInstance(
                one.path("id").asText(),
                one.path(one.has("definitionId") ? "definitionId" : "processDefinitionId")
                        .asText(),
                Texts.in(one, "businessKey"),
                state(one),
                EngineDate.in(one.path("startTime")).orElse(null),
                Texts.in(one, "tenantId"));
    }

    private static State state(JsonNode one) {
        return switch (one.path("state").asText()) {
            case "COMPLETED" -> State.COMPLETED;
            case "EXTERNALLY_TERMINATED", "INTERNALLY_TERMINATED" -> State.TERMINATED;
            default -> State.RUNNING;
        };
    }
}
