package io.github.carillon.core.recipient;

/** The directory could not be asked: nothing is known of the user, and nothing was sent. */
public final class DirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
