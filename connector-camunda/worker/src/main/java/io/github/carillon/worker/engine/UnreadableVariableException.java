package io.github.carillon.worker.engine;

/** A variable that is there, and of which nobody can tell what it holds. */
public final class UnreadableVariableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which one, and how it could be read. */
    public UnreadableVariableException(String message) {
        super(message);
    }
}
