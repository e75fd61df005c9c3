package io.github.carillon.core.ledger;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.Transactions;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.value.Daemons;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers every delivery before it is sent, and what became of it; it alone decides whether to send. Any number of
 * workers may share one database, if their clocks agree to within a small part of the lease. Safe for use from any
 * thread.
 *
 * <p>What many threads write is written in groups, by a thread of the ledger's own: a claim is durable before it is
 * granted, an outcome a moment after {@link #settle} was called, and each in the order in which they came. While the
 * database gives no answer nothing is granted; outcomes are kept and written when it does. An outcome that a kill takes
 * from memory leaves its delivery unknown, as if the kill had come a moment earlier.
 *
 * <p>Each method that waits for the database throws {@link DatabaseException} when it gives no answer within
 * {@link #PATIENCE}, or when the ledger is closed.
 */
public final class Ledger implements AutoCloseable {

    /** How long what was settled is remembered unless said otherwise. */
    public static final Duration STANDARD_RETENTION = Duration.ofDays(30);

    /** How long anybody waits for the database. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int LONGEST_OWNER = 128;

    private final LedgerDatabase database;
    private final LedgerQueue queue = new LedgerQueue();
    private final LeaseCache leases = new LeaseCache();
    private final Namesakes namesakes;
    private final LedgerWriter writer;
    private final Thread thread;
    private final Duration lease;
    private final Duration retention;
    private final Clock clock;

    /** Remembers what was settled for {@link #STANDARD_RETENTION}. */
    public Ledger(DataSource database, String owner, Duration lease, Clock clock) {
        this(database, owner, lease, STANDARD_RETENTION, clock);
    }

    /**
     * Opens the ledger and starts its thread; to be closed before the database.
     *
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     * @param owner this process, different for each start of it: a worker that was killed and comes back must not take
     *     its predecessor's claims for its own; at most 128 characters, and before the last slash the worker's
     *     name, which stays the same
     * @param lease how long a claim stands without {@link #renew()}
     * @param retention how long what was settled is remembered at least; longer than any task waits to be tried again
     */
    public Ledger(DataSource database, String owner, Duration lease, Duration retention, Clock clock) {
        if (owner.length() > LONGEST_OWNER) {
            throw new IllegalArgumentException("the owner's name is longer than " + LONGEST_OWNER + " characters");
        }
        this.database = new LedgerDatabase(database, owner);
        this.namesakes = new Namesakes(owner);
        this.lease = lease;
        this.retention = retention;
        this.clock = clock;
        this.writer = new LedgerWriter(queue, new LedgerCommit(this.database, queue, leases, namesakes, lease, clock));
        this.thread = Daemons.named("carillon-ledger").newThread(writer);
        thread.start();
        queue.renew(new CompletableFuture<>());
    }

    /** Asks to send; when granted, the ledger says from now on that this worker is at it. */
    Claim claim(DeliveryKey key, OnUnknown onUnknown) {
        ClaimRequest request = ClaimRequest.of(key, onUnknown);
        return await(request.answer(), queue.claim(request));
    }

    /** Whether a claim that was granted still stands, so that nobody else sends. Asks no database. */
    boolean holds(DeliveryKey key, int attempt) {
        return leases.holds(RowId.of(key), attempt, clock.instant());
    }

    /** What {@link #claim} would be answered, without claiming; empty for a delivery that was never claimed. */
    Optional<Claim> look(DeliveryKey key, OnUnknown onUnknown) {
        return inTransaction(statements -> new LedgerLookup(statements).find(key))
                .map(entry -> entry.decide(clock.instant(), onUnknown));
    }

    /** Which of these activations have deliveries, each with the moment at which its latest one was first claimed. */
    public Map<String, Instant> lastClaimed(String engine, Collection<String> activations) {
        return inTransaction(statements -> new LedgerLookup(statements).lastClaimed(engine, activations));
    }

    /** Whether the message with this id is known to be another delivery's. */
    boolean belongsToAnother(DeliveryKey key, String messageId) {
        return inTransaction(statements -> new LedgerLookup(statements).belongsToAnother(key, messageId));
    }

    /** Says that a message that was found is this delivery's; false when another one was faster. */
    boolean adopt(DeliveryKey key, String messageId) {
        return inTransaction(statements -> new LedgerLookup(statements).adopt(key, messageId));
    }

    /** Notes what became of the attempt that was granted. Returns at once. */
    void settle(DeliveryKey key, int attempt, Outcome outcome) {
        Settlement settlement = Settlement.of(key, attempt, outcome, clock.instant());
        if (!queue.settle(settlement)) {
            LOG.warn("{} came to its end after the ledger was closed, and will be unknown", key);
        }
        leases.drop(settlement.row(), attempt);
    }

    /**
     * An operator has been told of this task's failed deliveries: when the task comes again, that is their word to try
     * them again. What was accepted stays accepted.
     */
    public void release(String engine, String activation) {
        OperatorRetry release = new OperatorRetry(engine, activation, new CompletableFuture<>());
        await(release.answer(), queue.release(release));
    }

    /** How long a claim stands without {@link #renew()}. */
    public Duration lease() {
        return lease;
    }

    /** Says that this worker is alive and still at everything it has claimed; due well within the lease. */
    public void renew() {
        CompletableFuture<Void> renewal = new CompletableFuture<>();
        await(renewal, queue.renew(renewal));
    }

    /**
     * How many workers share this database and were heard of within a lease, this one included. As it was at the last
     * {@link #renew()}; asks no database.
     */
    public int workers() {
        return leases.workers();
    }

    /**
     * Whether another process works under this worker's name, and so is taken for it by the engine. As it was at the last
     * {@link #renew()}, and found out once the other one has renewed, too; asks no database.
     */
    public boolean sharesItsName() {
        return namesakes.alive();
    }

    /**
     * Whether the database takes what is written: false from some tries that failed until one succeeds, which
     * {@link #renew()} makes too. Asks no database.
     */
    public boolean writes() {
        return writer.writes();
    }

    /**
     * Forgets some of what was settled longer ago than the retention; due now and then. What is claimed, unknown or
     * waits for an operator is never forgotten, nor is anything else of its task.
     *
     * @return whether there may be more
     */
    public boolean sweep() {
        var before = clock.instant().minus(retention);
        return inTransaction(statements -> new Retention(statements).deleteBefore(before)) == Retention.AT_ONCE;
    }

    /** Writes what is left to write, for some seconds at most, and signs off. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            writer.abandon();
            LOG.warn("The ledger's database gives no answer; {} deliveries will be unknown", queue.outcomes());
        } else {
            signOff();
        }
    }

    /** Without it the others would count this worker for one more lease. */
    private void signOff() {
        try {
            database.inTransaction(statements -> new WorkerRegistry(statements).signOut(database.owner()));
        } catch (SQLException broken) {
            LOG.warn(
                    "This worker could not be taken off the ledger's list, and counts there for one more lease (SQL"
                            + " state {})",
                    broken.getSQLState());
        }
    }

    /** Beside the queue: what must not wait for it, and changes no claim. */
    private <T> T inTransaction(Transactions.Work<T> work) {
        try {
            return database.inTransaction(work);
        } catch (SQLException broken) {
            throw new DatabaseException("the ledger gave no answer", broken);
        }
    }

    private static <T> T await(CompletableFuture<T> answer, boolean queued) {
        if (!queued) {
            throw new DatabaseException("the ledger is closed");
        }
        try {
            waitFor(answer);
            return answer.join();
        } catch (CompletionException broken) {
            throw new DatabaseException("the ledger gave no answer", broken.getCause());
        }
    }

    /** Gives up after a while; an answer that comes in that very moment counts, and one that comes later is undone. */
    private static void waitFor(CompletableFuture<?> answer) {
        try {
            var unused = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            answer.completeExceptionally(silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(stopped);
        }
    }
}
