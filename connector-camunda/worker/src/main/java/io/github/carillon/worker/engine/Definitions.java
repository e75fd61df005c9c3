package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.step.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The deployed processes; a deployed version never changes, so each is asked for once. */
final class Definitions {

    private static final int MOST_KEPT = 1_000;

    private final EngineRest engine;
    private final Map<String, Definition> known = new ConcurrentHashMap<>();

    Definitions(EngineRest engine) {
        this.engine = engine;
    }

    /**
     * The version of the process that a task belongs to.
     *
     * @throws EngineUnavailableException when the engine does not say
     */
    Definition of(Task task) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(
                task.processDefinitionId(),
                id -> engine.get(UrlPath.of("process-definition", id))
                        .map(found -> read(found, task))
                        .orElseThrow(() ->
                                new EngineUnavailableException("the engine does not know the task's process", true)));
    }

    private static Definition read(JsonNode found, Task task) {
        String name = found.path("name").asText("");
        boolean unnamed = name.isBlank() || found.path("name").isNull();
        return new Definition(
                unnamed ? task.processDefinitionKey() : name,
                found.path("deploymentId").asText());
    }

    /**
     * A deployed version of a process.
     *
     * @param name as drawn, or its key
     */
    record Definition(String name, String deploymentId) {}
}
