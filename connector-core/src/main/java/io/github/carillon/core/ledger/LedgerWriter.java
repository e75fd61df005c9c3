package io.github.carillon.core.ledger;

import io.github.carillon.core.value.SafeStackTrace;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many threads have to write in groups: while one transaction is on its way to the disk, what comes
 * meanwhile makes the next one. Runs in a thread of its own until its queue is closed and empty.
 */
final class LedgerWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    /** How often a group is tried as it is: after a restart of the database each idle connection is stale once. */
    private static final int TRIES = 5;

    /**
     * From the start of one group to that of the next. Writing a group costs the same however many are in it; a lone
     * claim does not wait.
     */
    private static final Duration SPACING = Duration.ofMillis(10);

    /** So many claims at once share the cost of a group well enough. */
    private static final int ENOUGH = 8;

    /** Between tries while the database gives no answer. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LedgerQueue queue;
    private final LedgerCommit commit;

    /** In a row; only this thread counts, others may look. */
    private volatile int failures;

    private volatile boolean abandoned;

    LedgerWriter(LedgerQueue queue, LedgerCommit commit) {
        this.queue = queue;
        this.commit = commit;
    }

    @Override
    public void run() {
        try {
            var batch = queue.take(System.nanoTime(), ENOUGH);
            while (batch.isPresent() && !abandoned) {
                long start = System.nanoTime();
                write(batch.get());
                batch = writes()
                        ? queue.take(start + SPACING.toNanos(), ENOUGH)
                        : queue.take(start + PAUSE.toNanos(), Integer.MAX_VALUE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** False from when the database was found to take nothing until it takes something again. */
    boolean writes() {
        return failures < TRIES;
    }

    /** Ends after the write that is going on. Interrupting it instead would close H2's files. */
    void abandon() {
        abandoned = true;
    }

    private void write(LedgerBatch batch) {
        try {
            commit.write(batch);
            recovered();
        } catch (SQLException | RuntimeException | Error broken) {
            // an error too: without this thread nothing would ever be sent again
            if (SqlFailure.concernsOneRow(broken)) {
                batch.oneByOne().forEach(this::writeAlone);
            } else {
                again(batch, broken);
            }
        }
    }

    private void again(LedgerBatch batch, Throwable broken) {
        boolean wrote = writes();
        failures = Math.min(failures + 1, TRIES);
        if (writes()) {
            queue.putBack(batch);
            return;
        }
        if (wrote) {
            LOG.warn(
                    "The ledger's database gives no answer; outcomes are kept until it does: {}",
                    SafeStackTrace.of(broken));
        }
        batch.fail(broken);
        queue.putBack(batch.outcomes());
    }

    /** One that cannot be written does not stop the others. */
    private void writeAlone(LedgerBatch single) {
        try {
            commit.write(single);
            recovered();
        } catch (SQLException | RuntimeException | Error broken) {
            single.fail(broken);
            if (SqlFailure.concernsContent(broken)) {
                LOG.error("The ledger's database will never take this write: {}", SafeStackTrace.of(broken));
            } else {
                queue.putBack(single.outcomes());
            }
        }
    }

    private void recovered() {
        if (!writes()) {
            LOG.info("The ledger's database answers again");
        }
        failures = 0;
    }
}
