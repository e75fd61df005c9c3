package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The list of the workers that share a ledger; one transaction's worth. */
final class WorkerRegistry {

    /** For workers that were killed; one that only slept signs in anew. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Statements statements;

    WorkerRegistry(Statements statements) {
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

    /** When each of the others with this one's name was seen, if that was since then. */
    Map<String, Instant> namesakes(String owner, Instant then) throws SQLException {
        return statements
                .query(
                        "select owner, seen_at from worker where owner <> ? and seen_at > ?",
                        row -> Map.entry(
                                row.getString("owner"), Objects.requireNonNull(Statements.instant(row, "seen_at"))),
                        List.of(owner, then))
                .stream()
                .filter(other -> Namesakes.name(other.getKey()).equals(Namesakes.name(owner)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many were seen since then. */
    int seenSince(Instant then) throws SQLException {
        return statements
                .query("select count(*) from worker where seen_at > ?", row -> row.getInt(1), List.of(then))
                .get(0);
    }
}
