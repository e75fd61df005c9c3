package io.github.carillon.testserver;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the test server does wrong the next time a conversation reaches a phase. A value; safe to share.
 *
 * @param phase where in the conversation
 * @param action what happens there
 * @param times how often; {@link Integer#MAX_VALUE} for always
 * @param recipient for {@link Phase#RCPT} only: the one recipient that is meant, or null for any
 */
public record Fault(
        Phase phase, Action action, int times, @Nullable String recipient) {

    /** The moments of an SMTP conversation (RFC 5321 section 3) at which something can go wrong. */
    public enum Phase {
        /** The greeting. */
        CONNECT,
        /** The answer to EHLO. */
        EHLO,
        /** The answer to the EHLO that follows STARTTLS. */
        SECURED_EHLO,
        /** The answer to AUTH, once the credentials were sent. */
        AUTH,
        /** The answer to MAIL. */
        MAIL,
        /** The answer to RCPT. */
        RCPT,
        /** The answer to DATA. */
        DATA,
        /** After the first line of the message was read, and before the rest. Nothing is stored; no reply is possible. */
        BODY,
        /**
         * The answer to the final dot. With a reply of 4yz or 5yz nothing is stored; with drop or stall the message
         * <em>is</em> stored, and the client cannot know.
         */
        DOT,
        /** The answer to RSET. */
        RSET
    }

    /** What happens in place of the usual answer. */
    public sealed interface Action {

        <R> R match(Function<String, R> reply, Supplier<R> drop, Supplier<R> stall);
    }

    /**
     * Another answer, such as {@code 451 4.3.0 later}. After a 421 every further command is answered by the same, until
     * the client hangs up.
     */
    public record Reply(String line) implements Action {
        @Override
        public <R> R match(Function<String, R> reply, Supplier<R> drop, Supplier<R> stall) {
            return reply.apply(line);
        }
    }

    /** The connection is closed. */
    public record Drop() implements Action {
        @Override
        public <R> R match(Function<String, R> reply, Supplier<R> drop, Supplier<R> stall) {
            return drop.get();
        }
    }

    /**
     * The connection stays open and silent until the client hangs up. Inside the body nothing more is read either, so
     * that the client's writing blocks; this lasts until the test server drops the connection.
     */
    public record Stall() implements Action {
        @Override
        public <R> R match(Function<String, R> reply, Supplier<R> drop, Supplier<R> stall) {
            return stall.get();
        }
    }

    /**
     * @throws IllegalArgumentException for what no server can do: a reply inside the body, a recipient outside RCPT, a
     *     reply without a code, or less than one time
     */
    public Fault {
        boolean replies = action.match(line -> true, () -> false, () -> false);
        if (replies && phase == Phase.BODY) {
            throw new IllegalArgumentException("a server cannot reply inside the body");
        }
        if (!action.match(line -> line.matches("[245][0-9]{2}[ -].*"), () -> true, () -> true)) {
            throw new IllegalArgumentException("a reply begins with three digits and a space");
        }
        if (recipient != null && phase != Phase.RCPT) {
            throw new IllegalArgumentException("only RCPT has a recipient");
        }
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once");
        }
    }

    /** Once, this reply in place of the usual one. */
    public static Fault reply(Phase phase, String line) {
        return new Fault(phase, new Reply(line), 1, null);
    }

    /** Once, a closed connection. */
    public static Fault drop(Phase phase) {
        return new Fault(phase, new Drop(), 1, null);
    }

    /** Once, silence. */
    public static Fault stall(Phase phase) {
        return new Fault(phase, new Stall(), 1, null);
    }

    /** The same, so many times in a row. */
    public Fault times(int count) {
        return new Fault(phase, action, count, recipient);
    }

    /** The same, for one recipient only. */
    public Fault forRecipient(String address) {
        return new Fault(phase, action, times, address);
    }

    boolean meets(Phase reached, @Nullable String address) {
        return phase == reached && (recipient == null || recipient.equalsIgnoreCase(address));
    }
}
