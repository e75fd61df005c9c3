package io.github.carillon.worker.engine;

/** The engine gave no answer, or none that can be used, or did not do what it was told to. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /**
     * Of this kind.
     *
     * @param message for the log and for people; quotes no variable
     */
    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The same, with what led to it. */
    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What kind of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** The engine answered, and asking or saying the same again will hardly help. */
    public boolean isLasting() {
        return kind == Kind.GONE || kind == Kind.REFUSED || kind == Kind.FAILED;
    }

    /** The task is no longer there, or no longer this worker's. */
    public boolean isTaskLost() {
        return kind == Kind.GONE || kind == Kind.REFUSED;
    }

    /** The kinds of failure that are told apart. */
    public enum Kind {
        /** There is no such task any more. */
        GONE,
        /** What was asked or said does not fit: another worker has the task, or a value cannot be turned into what it should be. */
        REFUSED,
        /** The engine understood and cannot do it: what comes next in the model fails, or the worker's user may not. */
        FAILED,
        /** Another transaction changed the same at the same time. */
        COLLIDED,
        /** The engine, or what stands before it, does not serve this request now. */
        UNAVAILABLE,
        /** There was no answer, or none of the engine's. */
        NO_ANSWER
    }
}
