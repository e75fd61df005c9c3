package io.github.carillon.worker.engine;

/** The engine gave no answer, or none that can be used. */
final class EngineUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final boolean ofValue;

    EngineUnavailableException(String message, boolean lasting) {
        this(message, lasting, false);
    }

    /**
     * An answer that is an error.
     *
     * @param ofValue whether it says that the engine failed on what it was asked for, and not on itself
     */
    EngineUnavailableException(String message, boolean lasting, boolean ofValue) {
        super(message);
        this.lasting = lasting;
        this.ofValue = ofValue;
    }

    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.lasting = false;
        this.ofValue = false;
    }

    /** The engine answered, and asking again will hardly help. */
    boolean isLasting() {
        return lasting;
    }

    /** The engine failed on what it was asked for: on a value that it has, and cannot tell. */
    boolean isOfValue() {
        return ofValue;
    }
}
