package io.github.carillon.core.alert;

/** What kind of thing is wrong. */
public enum AlertKind {
    /** Jobs or external tasks of an activity fail. */
    FAILURE,
    /** A connection does not work: whatever waits for it is one thing, in whichever processes, and is counted only. */
    CONNECTION,
    /** Instances take longer than they should. Nobody is told when they end. */
    OVERDUE,
    /** The instances of a process were suspended. It is told, and that is all. */
    SUSPENDED;

    /** Whether those that come later are told of while the first ones are still open. */
    boolean hasDigests() {
        return this != CONNECTION;
    }

    /** Whether people hear of it again. */
    boolean isFollowed() {
        return this == FAILURE || this == CONNECTION;
    }
}
