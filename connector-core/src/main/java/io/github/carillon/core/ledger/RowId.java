package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.DeliveryKey;
import java.util.Comparator;

/**
 * A delivery's row in the ledger.
 *
 * @param activation the task's, by which rows lie together
 * @param digest the {@link DeliveryKey#id() key's id}, which alone tells deliveries apart
 */
record RowId(String activation, String digest) implements Comparable<RowId> {

    private static final Comparator<RowId> ORDER =
            Comparator.comparing(RowId::activation).thenComparing(RowId::digest);

    static RowId of(DeliveryKey key) {
        return new RowId(key.activation(), key.id());
    }

    @Override
    public int compareTo(RowId other) {
        return ORDER.compare(this, other);
    }
}
