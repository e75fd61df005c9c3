package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.context.ProcessModel;
import io.github.carillon.worker.context.ProcessModels;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.FetchedTask;

/** Reads all that a task brings. */
final class TaskReader {

    private final ProcessModels models;

    /**
     * Reads tasks of this engine.
     *
     * @param models say which of a task's variables are its parameters
     */
    TaskReader(ProcessModels models) {
        this.models = models;
    }

    /**
     * The task with its inputs.
     *
     * @throws EngineException when the engine does not show its model
     */
    Task read(FetchedTask fetched) {
        Task task = fetched.task();
        ProcessModel model = models.of(task.processDefinitionId());
        return task.withInputs(new Inputs(
                fetched.variables(),
                fetched.properties(),
                model.inputs(task.activityId()),
                model.processProperties(task.processDefinitionKey())));
    }
}
