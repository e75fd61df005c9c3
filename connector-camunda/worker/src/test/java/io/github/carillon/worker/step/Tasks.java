package io.github.carillon.worker.step;

import io.github.carillon.worker.parameter.Inputs;
import java.time.Instant;
import java.util.Map;

/** Tasks as tests need them. */
public final class Tasks {

    private Tasks() {}

    /** A task that was never tried. */
    public static Task fresh() {
        return with(null, Map.of());
    }

    /** A task with so many attempts left. */
    public static Task left(Integer retries) {
        return with(retries, Map.of());
    }

    /** A task that brings these variables. */
    public static Task with(Map<String, Object> variables) {
        return with(null, variables);
    }

    /** A task that was created then. */
    public static Task created(Instant at, Integer retries) {
        Task task = with(retries, Map.of());
        return new Task(
                task.id(),
                task.topic(),
                task.activityId(),
                task.processInstanceId(),
                task.processDefinitionId(),
                task.processDefinitionKey(),
                task.businessKey(),
                task.tenantId(),
                retries,
                at,
                task.inputs());
    }

    private static Task with(Integer retries, Map<String, Object> variables) {
        return new Task(
                "task-1",
                "topic",
                "Activity_1",
                "instance-1",
                "process:1:1",
                "process",
                "order-7",
                null,
                retries,
                null,
                new Inputs(variables, Map.of()));
    }
}
