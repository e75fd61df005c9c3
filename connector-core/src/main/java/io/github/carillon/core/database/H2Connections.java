package io.github.carillon.core.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool which of H2's errors end a connection. H2 closes a database that it could not write, on a full disk
 * for one, and every connection with it; a new one opens it again. Its SQL states do not say so, and the pool would go
 * on handing out the old ones.
 */
final class H2Connections implements SQLExceptionOverride {

    /** From H2's {@code org.h2.api.ErrorCode}. */
    private static final int GENERAL_ERROR = 50_000;

    private static final int IO_EXCEPTION = 90_028;
    private static final int IO_EXCEPTION_IN_FILE = 90_031;
    private static final int DATABASE_IS_CLOSED = 90_098;
    private static final int DATABASE_CALLED_AT_SHUTDOWN = 90_121;

    private static final Set<Integer> ENDING =
            Set.of(GENERAL_ERROR, IO_EXCEPTION, IO_EXCEPTION_IN_FILE, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN);

    // the interface's own Override hides the annotation's name
    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return ENDING.contains(error.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
