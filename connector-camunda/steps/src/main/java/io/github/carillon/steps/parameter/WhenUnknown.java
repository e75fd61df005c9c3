package io.github.carillon.steps.parameter;

import io.github.carillon.core.delivery.OnUnknown;

/** What a step does when nobody knows whether a message went out. */
public enum WhenUnknown {
    /** Sends it again, with the same message id. */
    REPEAT("repeat", OnUnknown.REPEAT),
    /** Calls an operator, whose retry sends it again. */
    PARK("park", OnUnknown.PARK);

    private final String word;
    private final OnUnknown policy;

    WhenUnknown(String word, OnUnknown policy) {
        this.word = word;
        this.policy = policy;
    }

    public OnUnknown policy() {
        return policy;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
