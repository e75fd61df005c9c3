package io.github.carillon.core.database;

import org.jspecify.annotations.Nullable;

/** The database could not be reached, or did not do as told. */
public sealed class DatabaseException extends RuntimeException permits DamagedDatabaseException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
