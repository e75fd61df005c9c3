package io.github.carillon.steps;

import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.Declaration;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.task.Task;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tasks as tests need them. */
public final class Tasks {

    private static final Set<String> FAILURE = Set.of("onError", "onUnknown", "attempts", "maxAge");

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

    /**
     * As of a model that declares every one of them: texts as they stand, all else as an expression, and what to do about
     * failures as properties.
     */
    public static Inputs inputs(Map<String, Object> variables) {
        Map<String, Declaration> declared = new HashMap<>();
        Map<String, String> properties = new HashMap<>();
        variables.forEach((name, value) -> {
            if (FAILURE.contains(name)) {
                properties.put(name, String.valueOf(value));
            } else {
                declared.put(name, value instanceof String || value == null ? constant(value) : Declaration.computed());
            }
        });
        return new Inputs(variables, properties, declared);
    }

    /** What such a task's parameters are, all of them right. */
    public static Arguments arguments(Step step, Task task) {
        Faults faults = new Faults();
        Arguments arguments = Arguments.read(step, task.inputs(), faults);
        if (faults.mistakes().isPresent() || faults.refusal().isPresent()) {
            throw new AssertionError(faults.mistakes() + " " + faults.refusal());
        }
        return arguments;
    }

    /** What a Send Notification wants said by such a task, all of it right. */
    public static MessageSpec spec(Task task) {
        return SendNotificationHandler.spec(arguments(SendNotification.STEP, task));
    }

    /** A text that an expression says, and not the model. */
    public static CharSequence data(String text) {
        return CharBuffer.wrap(text);
    }

    /** A text that has an expression in it stands for what an expression said. */
    private static Declaration constant(Object value) {
        return Declaration.text(value == null ? "" : value.toString());
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
                inputs(variables));
    }
}
