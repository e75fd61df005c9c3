package io.github.carillon.core.inbox;

/** Which notes of an inbox; deleted and expired ones are in none. */
public enum State {
    /** Those that are not archived, read or not. */
    ACTIVE("folder = 'ACTIVE'"),
    /** Those of the active that are not read. */
    UNREAD("attention = 'UNREAD'"),
    /** Those that were put away. */
    ARCHIVED("folder = 'ARCHIVED'");

    private final String condition;

    State(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
