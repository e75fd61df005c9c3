package io.github.carillon.worker.dispatch;

import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the ledger's claims from running out while the work goes on, and has it forget what is old. */
final class LeaseRenewer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewer.class);

    /** Sweeps in one turn: more than any worker sends meanwhile, and over before the next lease is due. */
    private static final int SWEEPS = 20;

    private final Runnable renew;
    private final BooleanSupplier sweep;
    private final Duration lease;

    /** That they could not be renewed; one thread at a time runs this. */
    private boolean said;

    LeaseRenewer(Ledger ledger) {
        this(ledger::renew, ledger::sweep, ledger.lease());
    }

    /**
     * Keeps what these keep.
     *
     * @param sweep whether there may be more to forget
     */
    LeaseRenewer(Runnable renew, BooleanSupplier sweep, Duration lease) {
        this.renew = renew;
        this.sweep = sweep;
        this.lease = lease;
    }

    /** How often it must run: often enough for some more tries when the database gives no answer. */
    Duration interval() {
        return lease.dividedBy(6);
    }

    @Override
    public void run() {
        try {
            renew.run();
            said = false;
        } catch (RuntimeException | Error unavailable) {
            // an error too: a scheduled task that throws is never run again
            say(unavailable);
            return;
        }
        sweep();
    }

    /** Once, however long it lasts. */
    private void say(Throwable unavailable) {
        if (!said) {
            LOG.warn("The ledger's leases could not be renewed: {}", SafeStackTrace.of(unavailable));
        }
        said = true;
    }

    private void sweep() {
        try {
            int turn = 0;
            while (turn < SWEEPS && sweep.getAsBoolean()) {
                turn++;
            }
        } catch (RuntimeException | Error unavailable) {
            LOG.warn("The ledger could not forget what is old: {}", SafeStackTrace.of(unavailable));
        }
    }
}
