package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.core.value.Trace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the ledger's claims from running out while the work goes on. */
final class LeaseKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Ledger ledger;

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
        } catch (RuntimeException unavailable) {
            // a scheduled task that throws is never run again
            LOG.warn("The ledger's leases could not be renewed: {}", Trace.of(unavailable));
        }
    }
}
