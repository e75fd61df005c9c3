package io.github.carillon.worker.engine;

/** A variable that is there, and of which nobody can tell what it holds. */
final class UnreadableVariableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableVariableException(String message) {
        super(message);
    }
}
