package io.github.carillon.sandbox;

import java.io.Serial;

/** The sandbox cannot start. Its message is for the person at the console and says what to do. */
public final class SandboxException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
