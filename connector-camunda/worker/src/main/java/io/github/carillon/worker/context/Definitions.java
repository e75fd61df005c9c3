package io.github.carillon.worker.context;

import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The deployed processes; a deployed version never changes, so each is asked for once. */
final class Definitions {

    private static final int MOST_KEPT = 1_000;

    private final EngineQueries engine;
    private final Map<String, Definition> known = new ConcurrentHashMap<>();

    Definitions(EngineQueries engine) {
        this.engine = engine;
    }

    /**
     * The version of the process that a task belongs to.
     *
     * @throws EngineException when the engine does not say
     */
    Definition of(Task task) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(
                task.processDefinitionId(),
                id -> engine.definition(id)
                        .map(found -> new Definition(
                                Objects.requireNonNullElse(found.name(), task.processDefinitionKey()),
                                found.deploymentId()))
                        .orElseThrow(() -> new EngineException(
                                EngineException.Kind.FAILED, "the engine does not know the task's process")));
    }

    /**
     * A deployed version of a process.
     *
     * @param name as drawn, or its key
     */
    record Definition(String name, String deploymentId) {}
}
