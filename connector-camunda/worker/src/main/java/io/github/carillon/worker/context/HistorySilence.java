package io.github.carillon.worker.context;

import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Permission;
import java.util.Optional;

/**
 * Why the engine's history does not say what an activity wrote. To a user without permission, and below the level full, it
 * is just empty: what must be there tells whether it is silent or there was nothing to say.
 */
final class HistorySilence {

    private final EngineQueries engine;
    private final EnginePermissions permissions;

    HistorySilence(EngineQueries engine, EnginePermissions permissions) {
        this.engine = engine;
        this.permissions = permissions;
    }

    /** Of an activity of which no run is found. An instance that came to a task has begun with some activity. */
    StepHistory.Unknown ofActivity(Task task) {
        if (engine.showsActivities(task.processInstanceId())) {
            return new StepHistory.Unknown(StepHistory.NEVER_RAN, false);
        }
        String reason = permissions.lacks(Permission.HISTORY)
                ? "whether it is an activity cannot be seen: the worker's user lacks " + Permission.HISTORY
                : "whether it is an activity cannot be seen: the engine's history knows nothing of this process"
                        + " instance. Its level must be full, and the worker's user needs " + Permission.HISTORY;
        return new StepHistory.Unknown(reason, true);
    }

    /** Of an activity that has run: empty where the history says what activities write. */
    Optional<String> ofValues(Task task) {
        return engine.keepsWrittenValues(task.processInstanceId())
                ? Optional.empty()
                : Optional.of("is an activity that has run, but the engine's history does not keep what it wrote:"
                        + " that needs the history level full");
    }
}
