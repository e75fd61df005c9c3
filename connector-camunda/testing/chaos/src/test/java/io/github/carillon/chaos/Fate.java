package io.github.carillon.chaos;

/**
 * What became of a task.
 *
 * @param text the incident's, or nothing for a task that is completed
 */
record Fate(String text) {

    private static final String UNKNOWN = "The outcome is unknown";

    static Fate completed() {
        return new Fate("");
    }

    static Fate incident(String text) {
        return new Fate(text);
    }

    boolean isCompleted() {
        return text.isEmpty();
    }

    /** Whether it says that nobody can know. */
    boolean isUnknown() {
        return text.startsWith(UNKNOWN);
    }
}
