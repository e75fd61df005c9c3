package io.github.carillon.core.alert;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.database.Transactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which worker watches an engine: one at a time, for a lease that it renews while it lives. Whatever it writes is written
 * only while it still leads. Safe for use from any thread; every method throws {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class AlertWatch {

    private static final String CLAIM = "update alert_watch set owner = ?, lease_until = ?"
            + " where engine = ? and (owner = ? or lease_until <= ?)";

    private static final String BEGIN = "insert into alert_watch (engine, owner, lease_until, read_until)"
            + " values (?, ?, ?, null) on conflict do nothing";

    private final Tables tables;
    private final String engine;
    private final String owner;
    private final Duration lease;
    private final Clock clock;

    /**
     * @param engine the engine's id, as configured
     * @param owner this process, different for each start of it; at most 128 characters
     */
    public AlertWatch(DataSource database, String engine, String owner, Duration lease, Clock clock) {
        this.tables = new Tables(database, "supervision");
        this.engine = engine;
        this.owner = owner;
        this.lease = lease;
        this.clock = clock;
    }

    /** Takes the lead, or keeps it; returns whether this worker has it. */
    public boolean lead() {
        Instant now = clock.instant();
        Instant until = now.plus(lease);
        return tables.change(statements -> statements.update(CLAIM, List.of(owner, until, engine, owner, now)) > 0
                || statements.update(BEGIN, List.of(engine, owner, until)) > 0);
    }

    /** Leaves the lead to whoever comes next, at once. */
    public void leave() {
        tables.ask(statements -> statements.update(
                "update alert_watch set lease_until = ? where engine = ? and owner = ?",
                List.of(clock.instant(), engine, owner)));
    }

    /** Up to when the engine's history was read, by the engine's clock; empty before the first time. */
    public Optional<Instant> readUntil() {
        return tables.ask(statements -> statements.first(
                        "select read_until from alert_watch where engine = ?",
                        row -> Optional.ofNullable(Statements.instant(row, "read_until")),
                        List.of(engine)))
                .flatMap(found -> found);
    }

    /** The history was read up to then. */
    public void read(Instant until) {
        change(statements -> statements.update(
                "update alert_watch set read_until = ? where engine = ? and (read_until is null or read_until < ?)",
                Arrays.asList(until, engine, until)));
    }

    /** The engine's id, as configured. */
    String engine() {
        return engine;
    }

    Instant now() {
        return clock.instant();
    }

    /** Runs what reads. */
    <T> T ask(Transactions.Work<T> work) {
        return tables.ask(work);
    }

    /**
     * Runs statements that hold together, if this worker leads to the end of them.
     *
     * @throws LeadLostException where it does not
     */
    <T> T change(Transactions.Work<T> work) {
        return tables.change(statements -> {
            if (!leads(statements)) {
                throw new LeadLostException();
            }
            return work.on(statements);
        });
    }

    /** What is locked here, nobody takes over before the transaction ends. */
    private boolean leads(Statements statements) throws SQLException {
        return statements
                .first(
                        "select owner from alert_watch where engine = ? for update",
                        row -> row.getString("owner"),
                        List.of(engine))
                .filter(owner::equals)
                .isPresent();
    }
}
