package io.github.carillon.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of one delivery. Codes are the provider's own (an SMTP enhanced status code by RFC 3463 or the reply
 * code, a provider's error number) or one of ours in capitals; reasons are for people and hold no secret, no whole address
 * and nothing of the message.
 */
public sealed interface Outcome {

    <R> R match(
            Function<Accepted, R> accepted,
            Function<Refused, R> refused,
            Function<Misconfigured, R> misconfigured,
            Function<Deferred, R> deferred,
            Function<Unknown, R> unknown);

    /** What became of it in one word, for reports and metrics. */
    default String word() {
        return match(
                accepted -> "accepted",
                refused -> "refused",
                misconfigured -> "misconfigured",
                deferred -> "deferred",
                unknown -> "unknown");
    }

    /** The same of an attempt that came after one of which nobody knows whether it was made. */
    default Outcome markPossiblySent() {
        return match(
                accepted -> accepted,
                refused -> new Refused(refused.code(), refused.reason() + Unknown.DOUBT, true),
                broken -> new Misconfigured(broken.code(), broken.reason() + Unknown.DOUBT, broken.scope(), true),
                deferred ->
                        new Deferred(deferred.code(), deferred.reason(), deferred.retryAfter(), deferred.scope(), true),
                unknown -> unknown);
    }

    /**
     * The channel took the message.
     *
     * @param id the channel's id of it: a Message-ID, a message SID, a notification's id
     * @param status the channel's word for where it stands, such as {@code queued}, or null
     */
    record Accepted(String id, @Nullable String status) implements Outcome {

        /** The status of a message that was refused for several at once, and then taken for the first of them. */
        public static final String ALONE = "sent to this recipient alone";

        /** The status of a message that was taken and, as the installation is set up, goes nowhere. */
        public static final String HELD = "held";

        /** Whether the others whom the message was for have not got it. */
        public boolean isAlone() {
            return status != null && status.startsWith(ALONE);
        }

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

    /**
     * The channel will never take this message for this recipient.
     *
     * @param possiblySent whether an earlier attempt may have been made
     */
    record Refused(String code, String reason, boolean possiblySent) implements Outcome {

        /** It was not sent in time. */
        public static final String TOO_OLD = "TOO_OLD";

        public Refused(String code, String reason) {
            this(code, reason, false);
        }

        /**
         * Refuses what is no longer worth sending.
         *
         * @param latest when it had to be sent by
         * @param more what else is known, or nothing
         */
        public static Refused tooOld(Instant latest, String more) {
            return new Refused(
                    TOO_OLD,
                    "it was to be sent by " + latest.truncatedTo(ChronoUnit.SECONDS) + " at the latest" + more);
        }

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

    /** How much more than its own message an outcome tells about. */
    enum Scope {
        /** What the task itself brought: a sender or an account of its own. */
        TASK,
        /** This message alone, its recipient or its moment: the next one may well be taken. */
        MESSAGE,
        /** Every message of this sender. */
        SENDER,
        /** Every message of this account. */
        ACCOUNT,
        /** Every message by this connection. */
        CONNECTION
    }

    /**
     * The channel takes nothing until an operator repairs credentials, account, sender or region.
     *
     * @param scope for how many messages that is so
     * @param possiblySent whether an earlier attempt may have been made
     */
    record Misconfigured(String code, String reason, Scope scope, boolean possiblySent) implements Outcome {

        public Misconfigured(String code, String reason, Scope scope) {
            this(code, reason, scope, false);
        }

        /** True of every message by this connection. */
        public Misconfigured(String code, String reason) {
            this(code, reason, Scope.CONNECTION);
        }

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
     * @param scope for how many messages that is so
     * @param possiblySent whether an earlier attempt may have been made
     */
    record Deferred(String code, String reason, @Nullable Duration retryAfter, Scope scope, boolean possiblySent)
            implements Outcome {

        /** Another worker is at it. */
        public static final String IN_FLIGHT = "IN_FLIGHT";
        /** The connection is known not to work, and was left alone. */
        public static final String BREAKER_OPEN = "BREAKER_OPEN";
        /** The connection was sending as fast as it may. */
        public static final String RATE_LIMITED = "RATE_LIMITED";

        /** All that the connection may have open was in use by others. */
        public static final String BUSY = "BUSY";

        /** The ledger gave no answer, and without it nothing is sent. */
        public static final String LEDGER_UNAVAILABLE = "LEDGER_UNAVAILABLE";

        /** The worker was held up for so long that another may have the delivery by now. */
        public static final String LEASE_EXPIRED = "LEASE_EXPIRED";

        private static final Set<String> NOT_ATTEMPTED =
                Set.of(IN_FLIGHT, BREAKER_OPEN, RATE_LIMITED, BUSY, LEDGER_UNAVAILABLE, LEASE_EXPIRED);

        public Deferred(String code, String reason, @Nullable Duration retryAfter, Scope scope) {
            this(code, reason, retryAfter, scope, false);
        }

        /** True of this message alone. */
        public Deferred(String code, String reason, @Nullable Duration retryAfter) {
            this(code, reason, retryAfter, Scope.MESSAGE);
        }

        /** What it comes to where no attempt follows: that the latest sent nothing says little after one in doubt. */
        public Outcome atTheEnd() {
            return possiblySent ? asUnknown() : this;
        }

        public Unknown asUnknown() {
            return new Unknown(code, reason + Unknown.DOUBT);
        }

        /** Whether an attempt was made: what only waited for its turn has used up none. */
        public boolean attempted() {
            return !NOT_ATTEMPTED.contains(code);
        }

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

    /**
     * The request went out and its answer did not come: the message may have been sent, or not.
     *
     * @param scope how much more than this message it tells about
     */
    record Unknown(String code, String reason, Scope scope) implements Outcome {

        private static final String DOUBT = "; an earlier attempt may have been made";

        /** Something may be wrong with the connection. */
        public Unknown(String code, String reason) {
            this(code, reason, Scope.CONNECTION);
        }

        /** It is not sent again because it is too late for that, and may have been sent before. */
        public static Unknown tooOld(Instant latest) {
            return new Unknown(Refused.TOO_OLD, Refused.tooOld(latest, DOUBT).reason());
        }

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
