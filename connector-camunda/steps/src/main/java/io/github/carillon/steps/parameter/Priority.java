package io.github.carillon.steps.parameter;

/** How urgent a message is shown to be. */
public enum Priority {
    /** Can wait. */
    LOW("low"),
    /** As any other. */
    NORMAL("normal"),
    /** Marked as important. */
    HIGH("high"),
    /** As important as that, and not to be declined. */
    CRITICAL("critical");

    private final String word;

    Priority(String word) {
        this.word = word;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
