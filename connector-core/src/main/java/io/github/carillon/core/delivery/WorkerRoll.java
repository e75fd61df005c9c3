package io.github.carillon.core.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The list of the workers that share a ledger; one transaction's worth. */
final class WorkerRoll {

    /** For workers that were killed; one that only slept signs in anew. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Connection connection;

    WorkerRoll(Connection connection) {
        this.connection = connection;
    }

    /** Notes that this worker is alive. */
    void signIn(String owner, Instant now) throws SQLException {
        if (update("update worker set seen_at = ? where owner = ?", utc(now), owner) == 0) {
            update("insert into worker (owner, seen_at) values (?, ?) on conflict do nothing", owner, utc(now));
            update("delete from worker where seen_at < ?", utc(now.minus(FORGOTTEN)));
        }
    }

    int signOut(String owner) throws SQLException {
        return update("delete from worker where owner = ?", owner);
    }

    /** How many were seen since then. */
    int seenSince(Instant then) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from worker where seen_at > ?")) {
            statement.setObject(1, utc(then));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            return statement.executeUpdate();
        }
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
