package io.github.carillon.core.delivery;

import io.github.carillon.core.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Remembers every delivery before it is sent, and what became of it; it alone decides whether to send. Any number of
 * workers may share one database. Safe for use from any thread.
 *
 * <p>Each method that asks the database throws {@link DatabaseException} when it gives no answer.
 */
public final class Ledger {

    private final DataSource database;
    private final String owner;
    private final Duration lease;
    private final Clock clock;
    private final Set<String> ours = ConcurrentHashMap.newKeySet();

    /**
     * @param owner this process, different for each start of it: a worker that was killed and comes back must not take
     *     its predecessor's claims for its own
     * @param lease how long a claim stands without {@link #renew()}
     */
    public Ledger(DataSource database, String owner, Duration lease, Clock clock) {
        this.database = database;
        this.owner = owner;
        this.lease = lease;
        this.clock = clock;
    }

    /** Asks to send; when granted, the ledger says from now on that this worker is at it. */
    Claim claim(DeliveryKey key, OnUnknown onUnknown) {
        Claim claim = inTransaction(statements -> decide(statements, key, onUnknown));
        if (claim instanceof Claim.Granted || claim instanceof Claim.Doubtful) {
            ours.add(key.id());
        }
        return claim;
    }

    /** The outcome of a delivery that was accepted; empty for every other one. */
    Optional<Outcome> accepted(DeliveryKey key) {
        return inTransaction(statements -> statements.lock(key.id()))
                .filter(entry -> entry.state() == Entry.State.ACCEPTED)
                .map(entry -> new Outcome.Accepted(entry.messageId() == null ? "" : entry.messageId(), entry.status()));
    }

    /** Whether the message with this id is known to be another delivery's. */
    boolean belongsToAnother(DeliveryKey key, String messageId) {
        return inTransaction(statements -> statements.belongsToAnother(key, messageId));
    }

    /** Says that a message that was found is this delivery's; false when another one was faster. */
    boolean adopt(DeliveryKey key, String messageId) {
        return inTransaction(statements -> statements.adopt(key, messageId));
    }

    /** Writes down what became of the attempt that was granted. */
    void settle(DeliveryKey key, int attempt, Outcome outcome) {
        ours.remove(key.id());
        inTransaction(statements -> statements.settle(key.id(), attempt, outcome, clock.instant()));
    }

    /**
     * An operator has been told of this task's failed deliveries: when the task comes again, that is his word to try
     * them again. What was accepted stays accepted.
     */
    public void release(String engine, String activation) {
        inTransaction(statements -> statements.release(engine, activation, clock.instant()));
    }

    /** How long a claim stands without {@link #renew()}. */
    public Duration lease() {
        return lease;
    }

    /** Says that this worker is alive and still at everything it has claimed; due well within the lease. */
    public void renew() {
        if (!ours.isEmpty()) {
            Instant until = clock.instant().plus(lease);
            inTransaction(statements -> statements.renew(Set.copyOf(ours), until));
        }
    }

    private Claim decide(LedgerStatements statements, DeliveryKey key, OnUnknown onUnknown) throws SQLException {
        Instant now = clock.instant();
        Instant until = now.plus(lease);
        if (statements.insert(key, now, until)) {
            return new Claim.Granted(1, false);
        }
        Optional<Entry> entry = statements.lock(key.id());
        Claim claim = entry.map(known -> known.decide(now, onUnknown)).orElseGet(() -> new Claim.Held(until));
        if (claim instanceof Claim.Granted granted) {
            statements.take(key.id(), granted.attempt(), now, until);
        } else if (claim instanceof Claim.Doubtful) {
            statements.takeOver(key.id(), until);
        }
        return claim;
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(new LedgerStatements(connection, owner));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException broken) {
                connection.rollback();
                throw broken;
            }
        } catch (SQLException broken) {
            throw new DatabaseException("the ledger gave no answer", broken);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(LedgerStatements statements) throws SQLException;
    }
}
