package io.github.carillon.core.aws;

import io.github.carillon.core.delivery.Outcome;
import java.util.Map;
import java.util.function.Function;

/** A request's headers with its signature, or why there is none. */
public sealed interface AwsSigning {

    <R> R match(Function<Signed, R> signed, Function<Outcome, R> failed);

    /**
     * It is signed.
     *
     * @param headers all that are to be sent; Host is signed too, and left to the client to write
     * @param renewed whether the key is one that AWS lends, and replaces before it expires
     */
    record Signed(Map<String, String> headers, boolean renewed) implements AwsSigning {

        public Signed {
            headers = Map.copyOf(headers);
        }

        @Override
        public <R> R match(Function<Signed, R> signed, Function<Outcome, R> failed) {
            return signed.apply(this);
        }

        /** Shows nothing: the headers open the service to whoever has them. */
        @Override
        public String toString() {
            return "Signed[***]";
        }
    }

    /**
     * There are no credentials, so nothing was sent.
     *
     * @param outcome {@link Outcome.Misconfigured} when there are none or they were turned down, else
     *     {@link Outcome.Deferred}
     */
    record Failed(Outcome outcome) implements AwsSigning {
        @Override
        public <R> R match(Function<Signed, R> signed, Function<Outcome, R> failed) {
            return failed.apply(outcome);
        }
    }
}
