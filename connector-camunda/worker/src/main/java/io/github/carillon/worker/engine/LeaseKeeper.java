package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.core.value.Trace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the ledger's claims from running out while the work goes on, and has it forget what is old. */
final class LeaseKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    /** Sweeps in one turn: more than any worker sends meanwhile, and over before the next lease is due. */
    private static final int SWEEPS = 20;

    private final Ledger ledger;

    /** That they could not be renewed; one thread at a time runs this. */
    private boolean said;

    LeaseKeeper(Ledger ledger) {
        this.ledger = ledger;
    }

    /** How often it must run: often enough for some more tries when the database gives no answer. */
    Duration interval() {
        return ledger.lease().dividedBy(6);
    }

    @Override
    public void run() {
        try {
            ledger.renew();
            said = false;
        } catch (RuntimeException unavailable) {
            // a scheduled task that throws is never run again
            say(unavailable);
            return;
        }
        sweep();
    }

    /** Once, however long it lasts. */
    private void say(RuntimeException unavailable) {
        if (!said) {
            LOG.warn("The ledger's leases could not be renewed: {}", Trace.of(unavailable));
        }
        said = true;
    }

    private void sweep() {
        try {
            int turn = 0;
            while (turn < SWEEPS && ledger.sweep()) {
                turn++;
            }
        } catch (RuntimeException unavailable) {
            LOG.warn("The ledger could not forget what is old: {}", Trace.of(unavailable));
        }
    }
}
