package io.github.carillon.core.twilio;

import io.github.carillon.core.delivery.Outcome.Misconfigured;
import java.util.function.Function;

/** With whose credentials a message is sent; or why it cannot be. */
sealed interface ChosenSender {

    <R> R match(Function<TwilioSender, R> complete, Function<Misconfigured, R> mistaken);

    /** All that is needed is there. */
    record Complete(TwilioSender sender) implements ChosenSender {
        @Override
        public <R> R match(Function<TwilioSender, R> complete, Function<Misconfigured, R> mistaken) {
            return complete.apply(sender);
        }
    }

    /**
     * Something is missing or malformed.
     *
     * @param outcome names all of it; its scope is the account's where one of them is the account's
     */
    record Invalid(Misconfigured outcome) implements ChosenSender {
        @Override
        public <R> R match(Function<TwilioSender, R> complete, Function<Misconfigured, R> mistaken) {
            return mistaken.apply(outcome);
        }
    }
}
