package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.worker.step.Deliveries.Addressee;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a Send Notification has to send.
 *
 * @param groups one letter for each recipient who has an address, grouped by message; the first has the copies
 * @param unaddressable those whose address is none, and rows of a list that cannot be used
 * @param skipped those who have none, and those of whom nothing is known
 */
record Letters<A, M>(List<Group<A, M>> groups, List<Unaddressable> unaddressable, List<Skipped> skipped) {

    /** All letters in their order. */
    List<Letter<A, M>> letters() {
        return groups.stream().flatMap(group -> group.letters().stream()).toList();
    }

    /**
     * Those who get one message.
     *
     * @param letters one for each of them, at least one; they say the same
     * @param company all of them, as the message's header names them, with the step's copies
     * @param copies to whom copies of this message go
     */
    record Group<A, M>(List<Letter<A, M>> letters, Company<A> company, List<Copy<A>> copies) {

        /** Who gets it where whoever is named gets it: no copies but its own. */
        Company<A> reached() {
            return copies.isEmpty() ? new Company<>(company.addressed(), List.of(), List.of()) : company;
        }

        Letter<A, M> first() {
            return letters.get(0);
        }

        List<Letter<A, M>> others() {
            return letters.subList(1, letters.size());
        }
    }

    /**
     * A message to one recipient.
     *
     * @param written gives the message by its delivery's key, at the price of writing it
     * @param lack what of the step's wishes cannot be had for this recipient, or null
     */
    record Letter<A, M>(
            Addressee addressee,
            A to,
            Function<DeliveryKey, M> written,
            @Nullable String lack) {}
}
