package io.github.carillon.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A commit that is on the disk itself when it is done. PostgreSQL's always is; H2 leaves what it wrote with the operating
 * system, where it outlives the process but not the machine, until it is told otherwise.
 */
final class DurableCommit {

    private static final String H2_TO_DISK = "checkpoint sync";

    private DurableCommit() {}

    static void commit(Connection connection) throws SQLException {
        connection.commit();
        if (H2Url.isH2(connection.getMetaData().getURL())) {
            try (PreparedStatement toDisk = connection.prepareStatement(H2_TO_DISK)) {
                toDisk.execute();
            }
        }
    }
}
