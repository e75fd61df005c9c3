package io.github.carillon.worker.context;

import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a step wrote, from the engine's history (level full): the values it gave to the process' variables, however they
 * were overwritten later, and its own local variables.
 */
final class EngineHistory implements StepHistory {

    private final EngineQueries engine;
    private final HistorySilence silence;

    EngineHistory(EngineQueries engine, EnginePermissions permissions) {
        this.engine = engine;
        this.silence = new HistorySilence(engine, permissions);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> written(Task task, String activityId) {
        return asked(() -> latestRun(task, activityId)
                .filter(run -> silence.ofValues(task).isEmpty())
                .map(engine::written));
    }

    @Override
    public Unknown unknown(Task task, String activityId) {
        return asked(() -> latestRun(task, activityId)
                .flatMap(run -> silence.ofValues(task))
                .map(reason -> new Unknown(reason, true))
                .orElseGet(() -> silence.ofActivity(task)));
    }

    private Optional<String> latestRun(Task task, String activityId) {
        return engine.latestRun(task.processInstanceId(), activityId);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (EngineException unavailable) {
            throw new DirectoryException("the engine's history gave no answer", unavailable);
        }
    }
}
