package io.github.carillon.core.database;

import org.jspecify.annotations.Nullable;

/** The database is there, but parts of it cannot be read. */
public final class DamagedDatabaseException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    DamagedDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
