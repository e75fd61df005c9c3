package io.github.carillon.core.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written to the ledger. Safe for use from any thread; one takes.
 *
 * <p>It is bounded by its users: whoever claims, releases or renews waits for the answer, and an outcome comes only
 * after a claim that was granted. While the database gives no answer nothing is granted, so no more outcomes wait than
 * deliveries were under way when it fell silent.
 */
final class LedgerQueue {

    private static final int CLAIMS_AT_ONCE = 200;

    private final List<Settlement> settlements = new ArrayList<>();
    private final List<OperatorRetry> releases = new ArrayList<>();
    private final Deque<ClaimRequest> claims = new ArrayDeque<>();
    private final List<CompletableFuture<Void>> renewals = new ArrayList<>();
    private boolean closed;

    /** Each of these returns false once the queue is closed. */
    synchronized boolean claim(ClaimRequest claim) {
        return !closed && claims.add(claim) && wake();
    }

    synchronized boolean settle(Settlement settlement) {
        return !closed && settlements.add(settlement) && wake();
    }

    synchronized boolean release(OperatorRetry release) {
        return !closed && releases.add(release) && wake();
    }

    synchronized boolean renew(CompletableFuture<Void> renewal) {
        return !closed && renewals.add(renewal) && wake();
    }

    /**
     * Waits for something to write, and then until it is time; empty when the queue is closed and nothing is left.
     *
     * @param earliest by {@link System#nanoTime()}
     * @param enough with so many claims it is not waited any longer
     */
    synchronized Optional<LedgerBatch> take(long earliest, int enough) throws InterruptedException {
        while (isEmpty() && !closed) {
            wait();
        }
        for (long left = earliest - System.nanoTime();
                left > 0 && claims.size() < enough;
                left = earliest - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        if (isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LedgerBatch(drain(settlements), drain(releases), nextClaims(), drain(renewals)));
    }

    /** Puts what could not be written before everything else; also when closed. */
    synchronized void putBack(LedgerBatch batch) {
        settlements.addAll(0, batch.settlements());
        releases.addAll(0, batch.releases());
        for (int last = batch.claims().size() - 1; last >= 0; last--) {
            claims.addFirst(batch.claims().get(last));
        }
        renewals.addAll(0, batch.renewals());
    }

    synchronized int outcomes() {
        return settlements.size();
    }

    /** Lets nothing more in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private boolean wake() {
        notifyAll();
        return true;
    }

    private boolean isEmpty() {
        return settlements.isEmpty() && releases.isEmpty() && claims.isEmpty() && renewals.isEmpty();
    }

    /** Those whose caller has given up are left out. */
    private List<ClaimRequest> nextClaims() {
        List<ClaimRequest> next = new ArrayList<>();
        while (next.size() < CLAIMS_AT_ONCE && !claims.isEmpty()) {
            ClaimRequest claim = claims.remove();
            if (!claim.answer().isDone()) {
                next.add(claim);
            }
        }
        return next;
    }

    private static <T> List<T> drain(List<T> waiting) {
        List<T> drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }
}
