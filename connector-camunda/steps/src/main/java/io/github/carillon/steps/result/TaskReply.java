package io.github.carillon.steps.result;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer to a task. */
public sealed interface TaskReply {

    <R> R match(
            Function<Complete, R> complete,
            Function<Retry, R> retry,
            Function<Incident, R> incident,
            Function<BpmnError, R> bpmnError);

    /** The step is done; these are its outputs. */
    record Complete(Map<String, @Nullable Object> outputs) implements TaskReply {
        @Override
        public <R> R match(
                Function<Complete, R> complete,
                Function<Retry, R> retry,
                Function<Incident, R> incident,
                Function<BpmnError, R> bpmnError) {
            return complete.apply(this);
        }
    }

    /**
     * The engine shall offer the task again.
     *
     * @param message for Cockpit, short
     * @param details as long as it takes
     * @param left how many attempts are left, at least 1
     * @param delay after which time
     */
    record Retry(String message, String details, int left, Duration delay) implements TaskReply {
        @Override
        public <R> R match(
                Function<Complete, R> complete,
                Function<Retry, R> retry,
                Function<Incident, R> incident,
                Function<BpmnError, R> bpmnError) {
            return retry.apply(this);
        }
    }

    /** A person must look at it; the engine offers the task again when that person says so. */
    record Incident(String message, String details) implements TaskReply {
        @Override
        public <R> R match(
                Function<Complete, R> complete,
                Function<Retry, R> retry,
                Function<Incident, R> incident,
                Function<BpmnError, R> bpmnError) {
            return incident.apply(this);
        }
    }

    /**
     * The model shall handle it.
     *
     * @param code the BPMN error's code
     * @param message for people; the model may keep it as a variable
     * @param outputs the step's outputs
     * @param uncaught the answer where nothing in the model catches the error
     */
    record BpmnError(String code, String message, Map<String, @Nullable Object> outputs, Incident uncaught)
            implements TaskReply {

        public BpmnError {
            message = VariableText.fitting(message);
        }

        @Override
        public <R> R match(
                Function<Complete, R> complete,
                Function<Retry, R> retry,
                Function<Incident, R> incident,
                Function<BpmnError, R> bpmnError) {
            return bpmnError.apply(this);
        }
    }
}
