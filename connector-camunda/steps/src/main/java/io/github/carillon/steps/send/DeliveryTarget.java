package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.steps.content.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by a delivery.
 *
 * @param userId or null for somebody known by the address only
 * @param row that it is made for
 * @param occurrence the nth message of the step to them at this address, from 1
 */
public record DeliveryTarget(@Nullable String userId, Row row, int occurrence) {

    /**
     * In the delivery's key: the same person may be meant by several rows. Neither where a row stands nor what it says is
     * part of it, for both may change before the task comes again.
     */
    public String key(Address address) {
        String who = userId == null ? address.value() : userId;
        return occurrence == 1 ? who : who + " (" + occurrence + ")";
    }

    /** For people: the user id, or the masked address of somebody without one. */
    public String who(Address address) {
        return row.shown(userId == null ? address.masked() : new UserId(userId).masked());
    }
}
