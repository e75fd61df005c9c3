package io.github.carillon.worker.parameter;

/** How urgent a mail is shown to be. */
public enum Priority {
    /** Can wait. */
    LOW("low"),
    /** As any mail. */
    NORMAL("normal"),
    /** Marked as important. */
    HIGH("high");

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
