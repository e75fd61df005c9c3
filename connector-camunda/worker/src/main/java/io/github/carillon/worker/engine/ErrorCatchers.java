package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.step.Task;
import java.util.Optional;

/**
 * Whether anything in the model catches a BPMN error that a task would throw: an uncaught one ends the instance without
 * a trace. Looks at the task's own scopes first, then at those of the call activities above.
 */
final class ErrorCatchers {

    private static final int DEEPEST_CALL = 20;

    private final EngineRest engine;
    private final ProcessModels models;

    /**
     * Looks into these models.
     *
     * @param engine knows who called whom
     */
    ErrorCatchers(EngineRest engine, ProcessModels models) {
        this.engine = engine;
        this.models = models;
    }

    /**
     * Returns whether the error is caught somewhere.
     *
     * @throws EngineUnavailableException when the model cannot be read
     */
    boolean isCaught(Task task, String code) {
        Optional<Place> place =
                Optional.of(new Place(task.processInstanceId(), task.processDefinitionId(), task.activityId()));
        for (int depth = 0; place.isPresent() && depth < DEEPEST_CALL; depth++) {
            Place here = place.get();
            if (models.of(here.definitionId()).errors().catches(here.activityId(), code)) {
                return true;
            }
            place = caller(here.instanceId());
        }
        return false;
    }

    private Optional<Place> caller(String instanceId) {
        Optional<String> parent = engine.first(UrlPath.of("process-instance").with("subProcessInstance", instanceId))
                .map(instance -> instance.path("id").asText());
        return parent.flatMap(id -> calling(
                engine.list(UrlPath.of("history", "activity-instance")
                        .with("unfinished", "true")
                        .with("activityType", "callActivity")
                        .with("processInstanceId", id)),
                instanceId));
    }

    private static Optional<Place> calling(JsonNode calls, String instanceId) {
        for (JsonNode call : calls) {
            if (instanceId.equals(call.path("calledProcessInstanceId").asText())) {
                return Optional.of(new Place(
                        call.path("processInstanceId").asText(),
                        call.path("processDefinitionId").asText(),
                        call.path("activityId").asText()));
            }
        }
        return Optional.empty();
    }

    /** An activity of a running instance. */
    private record Place(String instanceId, String definitionId, String activityId) {}
}
