package io.github.carillon.core.oauth;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.value.Secret;
import java.time.Instant;
import java.util.function.Function;

/** A token, or why there is none. */
public sealed interface TokenAnswer {

    <R> R match(Function<Token, R> token, Function<Outcome, R> failed);

    /**
     * An access token.
     *
     * @param value goes into the Authorization header, or an SMTP login
     * @param fresh whether it was asked for just now: when a server refuses a fresh token, another would fare no better
     * @param until when it is no longer used
     */
    record Token(Secret value, boolean fresh, Instant until) implements TokenAnswer {
        @Override
        public <R> R match(Function<Token, R> token, Function<Outcome, R> failed) {
            return token.apply(this);
        }
    }

    /**
     * None was given, so nothing was sent.
     *
     * @param outcome {@link Outcome.Misconfigured} when the credentials were turned down, else {@link Outcome.Deferred}
     */
    record Failed(Outcome outcome) implements TokenAnswer {
        @Override
        public <R> R match(Function<Token, R> token, Function<Outcome, R> failed) {
            return failed.apply(outcome);
        }
    }
}
