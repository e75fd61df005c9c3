package io.github.carillon.core.delivery;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery. Codes are the provider's own (an SMTP enhanced status code by RFC 3463 or the reply
 * code, a Twilio error number) or one of ours in capitals; reasons are for people and hold no secret, no whole address
 * and nothing of the message.
 */
public sealed interface Outcome {

    <R> R match(
            Function<Accepted, R> accepted,
            Function<Refused, R> refused,
            Function<Misconfigured, R> misconfigured,
            Function<Deferred, R> deferred,
            Function<Unknown, R> unknown);

    /**
     * The channel took the message.
     *
     * @param id the channel's id of it: a Message-ID, a message SID, a notification's id
     * @param status the channel's word for where it stands, such as {@code queued}, or null
     */
    record Accepted(String id, @Nullable String status) implements Outcome {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted,
                Function<Refused, R> refused,
                Function<Misconfigured, R> misconfigured,
                Function<Deferred, R> deferred,
                Function<Unknown, R> unknown) {
            return accepted.apply(this);
        }
    }

    /** The channel will never take this message for this recipient. */
    record Refused(String code, String reason) implements Outcome {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted,
                Function<Refused, R> refused,
                Function<Misconfigured, R> misconfigured,
                Function<Deferred, R> deferred,
                Function<Unknown, R> unknown) {
            return refused.apply(this);
        }
    }

    /** The channel takes nothing until an operator repairs credentials, account, sender or region. */
    record Misconfigured(String code, String reason) implements Outcome {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted,
                Function<Refused, R> refused,
                Function<Misconfigured, R> misconfigured,
                Function<Deferred, R> deferred,
                Function<Unknown, R> unknown) {
            return misconfigured.apply(this);
        }
    }

    /**
     * Nothing was sent; later may work.
     *
     * @param retryAfter how long the channel asked us to wait, or null
     */
    record Deferred(String code, String reason, @Nullable Duration retryAfter) implements Outcome {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted,
                Function<Refused, R> refused,
                Function<Misconfigured, R> misconfigured,
                Function<Deferred, R> deferred,
                Function<Unknown, R> unknown) {
            return deferred.apply(this);
        }
    }

    /** The request went out and its answer did not come: the message may have been sent, or not. */
    record Unknown(String code, String reason) implements Outcome {
        @Override
        public <R> R match(
                Function<Accepted, R> accepted,
                Function<Refused, R> refused,
                Function<Misconfigured, R> misconfigured,
                Function<Deferred, R> deferred,
                Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
