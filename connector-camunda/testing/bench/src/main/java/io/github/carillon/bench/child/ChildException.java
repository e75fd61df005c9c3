package io.github.carillon.bench.child;

/** A child could not be started, did not do as told, or ended too soon. */
public final class ChildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChildException(String message) {
        super(message);
    }

    public ChildException(String message, Throwable cause) {
        super(message, cause);
    }
}
