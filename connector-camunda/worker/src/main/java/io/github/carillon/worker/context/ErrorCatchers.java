package io.github.carillon.worker.context;

import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.CallActivity;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.util.Optional;

/**
 * Whether anything in the model catches a BPMN error that a task would throw: an uncaught one ends the instance without
 * a trace. Looks at the task's own scopes first, then at those of the call activities above.
 */
public final class ErrorCatchers {

    private static final int DEEPEST_CALL = 20;

    private final EngineQueries engine;
    private final ProcessModels models;

    /**
     * Looks into these models.
     *
     * @param engine knows who called whom
     */
    public ErrorCatchers(EngineQueries engine, ProcessModels models) {
        this.engine = engine;
        this.models = models;
    }

    /**
     * Returns whether the error is caught somewhere.
     *
     * @throws EngineException when the model cannot be read
     */
    public boolean isCaught(Task task, String code) {
        Optional<CallActivity> place =
                Optional.of(new CallActivity(task.processInstanceId(), task.processDefinitionId(), task.activityId()));
        for (int depth = 0; place.isPresent() && depth < DEEPEST_CALL; depth++) {
            CallActivity here = place.get();
            if (models.of(here.processDefinitionId()).errors().catches(here.activityId(), code)) {
                return true;
            }
            place = engine.caller(here.processInstanceId());
        }
        return false;
    }
}
