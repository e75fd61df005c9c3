package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.util.Optional;
import java.util.Set;

/** What a reply that is no success means for a delivery (RFC 5321 section 4.2.1, RFC 3463, RFC 4954 section 6). */
final class ReplyRules {

    private static final Set<Integer> LOGIN_MISSING_OR_WRONG = Set.of(530, 534, 535, 538);
    private static final Set<Integer> LOGIN_CANNOT_WORK = Set.of(432, 454);

    /** The sender's address is wrong (RFC 3463 section 3.2) or, as Exchange says it, not the login's to use. */
    private static final Set<String> SENDER_REFUSED = Set.of("5.1.7", "5.1.8", "5.7.60", "5.2.252");

    private ReplyRules() {}

    /**
     * @param reason what the server said, for people
     * @param recipientsAlone whether it named recipients, and not the sender
     */
    static Outcome outcome(SmtpPhase phase, SmtpReply reply, String reason, boolean recipientsAlone) {
        String code = reply.bestCode();
        if (reply.closing()) {
            return new Outcome.Deferred(code, reason, null, Scope.CONNECTION);
        }
        Optional<KnownRefusal> known =
                KnownRefusal.of(phase, reply).map(refusal -> recipientsAlone ? refusal.ofRecipientsAlone() : refusal);
        if (known.isPresent()) {
            return new Outcome.Misconfigured(
                    code,
                    reason + "; " + known.get().advice(),
                    reach(phase, known.get().scope()));
        }
        if (concernsLogin(phase, reply)) {
            return new Outcome.Misconfigured(code, reason);
        }
        if (reply.permanentFailure() && concernsSender(phase, reply)) {
            return new Outcome.Misconfigured(code, reason, reach(phase, Scope.SENDER));
        }
        if (reply.permanentFailure() && phase.beforeRecipients() && !missesUtf8(reply)) {
            return new Outcome.Misconfigured(code, reason);
        }
        if (reply.permanentFailure()) {
            return new Outcome.Refused(code, reason);
        }
        // a success where none is due leaves the message's fate open, but only once it was handed over
        return phase == SmtpPhase.FINAL_DOT && reply.positive()
                ? new Outcome.Unknown(code, reason)
                : new Outcome.Deferred(code, reason, null, deferredScope(phase));
    }

    /**
     * Until the message itself is there, the server knows no sender but the envelope's. That one is the connection's in
     * every mail, whatever sender a task brings: its own is only in the message.
     */
    private static Scope reach(SmtpPhase phase, Scope scope) {
        return scope == Scope.SENDER && phase.compareTo(SmtpPhase.BODY) < 0 ? Scope.CONNECTION : scope;
    }

    private static Scope deferredScope(SmtpPhase phase) {
        return phase.compareTo(SmtpPhase.MAIL) < 0 ? Scope.CONNECTION : Scope.MESSAGE;
    }

    private static boolean concernsLogin(SmtpPhase phase, SmtpReply reply) {
        return LOGIN_MISSING_OR_WRONG.contains(reply.code())
                || (phase == SmtpPhase.AUTH && LOGIN_CANNOT_WORK.contains(reply.code()))
                || (reply.code() == 454 && "4.7.0".equals(reply.enhanced()));
    }

    /** Many servers judge the sender only once they know a recipient, or have the message. */
    private static boolean concernsSender(SmtpPhase phase, SmtpReply reply) {
        return (phase == SmtpPhase.MAIL && !missesUtf8(reply))
                || (reply.enhanced() != null && SENDER_REFUSED.contains(reply.enhanced()))
                || refusesSenderAsPostfix(reply);
    }

    /**
     * By 550 and 553 for a sender that is not the login's. Not by the 554 of an access list, which may be one
     * recipient's: who may write to a mailing list.
     */
    private static boolean refusesSenderAsPostfix(SmtpReply reply) {
        return (reply.code() == 550 || reply.code() == 553)
                && "5.7.1".equals(reply.enhanced())
                && reply.text().contains("Sender address rejected");
    }

    /** A permanent no to MAIL is about our sender, but for an international address (RFC 6531 section 3.5). */
    private static boolean missesUtf8(SmtpReply reply) {
        return "5.6.7".equals(reply.enhanced());
    }
}
