package io.github.carillon.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is written in one transaction, in this order: a claim then sees every outcome and release that was there before
 * it.
 *
 * @param renewals who waits for the leases to be renewed, which is done once for all of them
 */
record LedgerBatch(
        List<Settlement> settlements,
        List<OperatorRetry> releases,
        List<ClaimRequest> claims,
        List<CompletableFuture<Void>> renewals) {

    static LedgerBatch of(Settlement settlement) {
        return new LedgerBatch(List.of(settlement), List.of(), List.of(), List.of());
    }

    /** What is left of it when nobody waits any more: outcomes, which must not be lost. */
    LedgerBatch outcomes() {
        return new LedgerBatch(settlements, List.of(), List.of(), List.of());
    }

    private static LedgerBatch of(OperatorRetry release) {
        return new LedgerBatch(List.of(), List.of(release), List.of(), List.of());
    }

    private static LedgerBatch of(ClaimRequest claim) {
        return new LedgerBatch(List.of(), List.of(), List.of(claim), List.of());
    }

    /** Each write by itself, in the same order; without claims whose caller has given up. */
    List<LedgerBatch> oneByOne() {
        List<LedgerBatch> single = new ArrayList<>();
        settlements.forEach(settlement -> single.add(of(settlement)));
        releases.forEach(release -> single.add(of(release)));
        claims.stream().filter(claim -> !claim.answer().isDone()).forEach(claim -> single.add(of(claim)));
        if (!renewals.isEmpty()) {
            single.add(new LedgerBatch(List.of(), List.of(), List.of(), renewals));
        }
        return single;
    }

    /** Tells everybody who waits for an answer that there is none. */
    void fail(Throwable cause) {
        releases.forEach(release -> release.answer().completeExceptionally(cause));
        claims.forEach(claim -> claim.answer().completeExceptionally(cause));
        renewals.forEach(renewal -> renewal.completeExceptionally(cause));
    }
}
