package io.github.carillon.worker.engine;

/** The engine gave no answer, or none that can be used. */
final class EngineUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    EngineUnavailableException(String message, boolean lasting) {
        super(message);
        this.lasting = lasting;
    }

    EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
        this.lasting = false;
    }

    /** The engine answered, and asking again will hardly help. */
    boolean isLasting() {
        return lasting;
    }
}
