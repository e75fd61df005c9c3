package io.github.carillon.core.mailapi;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import java.util.List;
import java.util.function.Function;

/**
 * Sends by a service that takes one request for everybody a mail names and says one thing about all of them. Where it
 * refuses that request, nothing was sent, and it may have been because of one of the others: so the first one gets it
 * alone, and the answer says so.
 */
final class OneForAll {

    private OneForAll() {}

    static Outcome send(Delivery<Mail> delivery, Function<Delivery<Mail>, Outcome> send) {
        Outcome outcome = send.apply(delivery);
        if (!(outcome instanceof Outcome.Refused)
                || delivery.message().recipients().size() == 1) {
            return outcome;
        }
        Mail alone = delivery.message().narrowed(List.of(delivery.message().to()), List.of(), List.of());
        Outcome second = send.apply(new Delivery<>(delivery.key(), alone, delivery.ours()));
        return second instanceof Outcome.Accepted accepted
                ? new Outcome.Accepted(accepted.id(), Outcome.Accepted.ALONE)
                : second;
    }
}
