package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import java.util.concurrent.CompletableFuture;

/**
 * A claim that waits to be written.
 *
 * @param row the key's, worked out once
 * @param answer where the one who asks waits; done before its time when they have given up waiting
 */
record ClaimRequest(DeliveryKey key, RowId row, OnUnknown onUnknown, CompletableFuture<Claim> answer) {

    static ClaimRequest of(DeliveryKey key, OnUnknown onUnknown) {
        return new ClaimRequest(key, RowId.of(key), onUnknown, new CompletableFuture<>());
    }
}
