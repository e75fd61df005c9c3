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

    /** A task of this instance. */
    public static Task of(String instance) {
        return task(instance, null, null, Map.of());
    }

    /** A task that was created then. */
    public static Task created(Instant at, Integer retries) {
        return task("instance-1", retries, at, Map.of());
    }

    private static Task with(Integer retries, Map<String, Object> variables) {
        return task("instance-1", retries, null, variables);
    }

    private static Task task(String instance, Integer retries, Instant created, Map<String, Object> variables) {
        return new Task(
                "task-1",
                "topic",
                "Activity_1",
                instance,
                "process:1:1",
                "process",
                "order-7",
                null,
                retries,
                created,
                new Inputs(variables, Map.of()));
    }
}
