package io.github.carillon.core.delivery;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The list of the workers that share a ledger; one transaction's worth. */
final class WorkerRoll {

    /** For workers that were killed; one that only slept signs in anew. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Statements statements;

    WorkerRoll(Statements statements) {
        this.statements = statements;
    }

    /** Notes that this worker is alive. */
    void signIn(String owner, Instant now) throws SQLException {
        if (statements.update("update worker set seen_at = ? where owner = ?", List.of(now, owner)) == 0) {
            statements.update(
                    "insert into worker (owner, seen_at) values (?, ?) on conflict do nothing", List.of(owner, now));
            statements.update("delete from worker where seen_at < ?", List.of(now.minus(FORGOTTEN)));
        }
    }

    int signOut(String owner) throws SQLException {
        return statements.update("delete from worker where owner = ?", List.of(owner));
    }

    /** How many were seen since then. */
    int seenSince(Instant then) throws SQLException {
        return statements
                .query("select count(*) from worker where seen_at > ?", row -> row.getInt(1), List.of(then))
                .get(0);
    }
}
