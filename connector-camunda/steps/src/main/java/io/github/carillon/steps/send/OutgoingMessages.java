package io.github.carillon.steps.send;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a Send Notification has to send.
 *
 * @param groups one message for each recipient who has an address, grouped by message; the first has the copies
 * @param unaddressable those whose address is not valid, and rows of a list that cannot be used
 * @param skipped those who have none, and those of whom nothing is known
 */
record OutgoingMessages<A, M>(List<Group<A, M>> groups, List<Unaddressable> unaddressable, List<Skipped> skipped) {

    /** All messages in their order. */
    List<OutgoingMessage<A, M>> messages() {
        return groups.stream().flatMap(group -> group.messages().stream()).toList();
    }

    /**
     * Those who get one message.
     *
     * @param messages one for each of them, at least one; they say the same
     * @param company all of them, as the message's header names them, with the step's copies
     * @param copies to whom copies of this message go
     */
    record Group<A, M>(List<OutgoingMessage<A, M>> messages, Company<A> company, List<Copy<A>> copies) {

        /** Who gets it where whoever is named gets it: no copies but its own. */
        Company<A> reached() {
            return copies.isEmpty() ? new Company<>(company.addressed(), List.of(), List.of()) : company;
        }

        OutgoingMessage<A, M> first() {
            return messages.get(0);
        }

        List<OutgoingMessage<A, M>> others() {
            return messages.subList(1, messages.size());
        }
    }

    /**
     * A message to one recipient.
     *
     * @param factory gives the message by its delivery's key, at the price of building it
     * @param warning what of the step's wishes cannot be had for this recipient, or null
     */
    record OutgoingMessage<A, M>(
            DeliveryTarget target,
            A to,
            Function<DeliveryKey, M> factory,
            @Nullable String warning) {}
}
