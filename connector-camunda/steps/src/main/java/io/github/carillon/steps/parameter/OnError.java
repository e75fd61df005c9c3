package io.github.carillon.steps.parameter;

/** What a step does when a delivery was refused for good. */
public enum OnError {
    /** An operator is called. */
    INCIDENT("incident"),
    /** The process goes on and finds {@code ERROR_CODE} set. */
    CONTINUE("continue"),
    /** The BPMN error {@code NOTIFICATION_REFUSED} is thrown; where nothing catches it, an operator is called. */
    BPMN_ERROR("bpmnError");

    private final String word;

    OnError(String word) {
        this.word = word;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
