package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.value.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** One connection and what became of each thing done on it. Used by one thread at a time. */
final class SmtpConnection {

    private final SmtpSettings settings;
    private final PhaseTransport transport;
    private final Instant openedAt;
    private Instant usedAt;
    private int sent;
    private boolean usable;
    private boolean gone;
    private boolean turnedAway;

    SmtpConnection(SmtpSettings settings, Session session, Instant now) {
        this.settings = settings;
        this.transport = new PhaseTransport(session, settings);
        this.openedAt = now;
        this.usedAt = now;
    }

    /** Connects and logs in: why that failed, or empty when mails may be sent. */
    Optional<Outcome> open(Secret secret, ScheduledExecutorService timer) {
        try {
            transport.open(secret, timer);
            if (SmtpSession.hasLogin(settings) && transport.phase() != SmtpPhase.AUTH) {
                transport.abandon();
                return Optional.of(noLogin());
            }
            usable = true;
            return Optional.empty();
        } catch (MessagingException | IOException failure) {
            transport.abandon();
            Outcome outcome = openFailure(failure);
            turnedAway = turnedAway(outcome);
            return Optional.of(outcome);
        }
    }

    private boolean isGone(@Nullable SmtpReply reply) {
        return reply == null || reply.closing() || (sent > 1 && reply.transientFailure());
    }

    private boolean turnedAway(Outcome outcome) {
        SmtpReply reply = transport.reply();
        boolean greeting = transport.phase() == SmtpPhase.CONNECT || transport.phase() == SmtpPhase.EHLO;
        if (reply == null || reply.positive()) {
            return transport.reached() && greeting && outcome instanceof Outcome.Deferred;
        }
        return greeting || reply.closing();
    }

    Outcome send(OutgoingMail mail, Instant now) {
        if (mail.needsUtf8() && !transport.supportsExtension("SMTPUTF8")) {
            return new Outcome.Refused("SMTPUTF8_NOT_OFFERED", "the mail server takes no address with such letters");
        }
        Optional<Outcome> tooLarge = tooLarge(mail);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        usable = false;
        gone = false;
        usedAt = now;
        sent++;
        try {
            transport.deliver(mail);
            usable = true;
            return new Outcome.Accepted(mail.messageId(), null);
        } catch (MessagingException failure) {
            // found out before anything else is said, and answered
            gone = transport.phase() == SmtpPhase.MAIL && isGone(transport.reply());
            return sendFailure(mail, failure);
        }
    }

    /** What the server announces to take at most (RFC 1870), where 0 stands for no fixed limit. */
    private Optional<Outcome> tooLarge(OutgoingMail mail) {
        String announced = transport.getExtensionParameter("SIZE");
        if (announced == null || !announced.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        long most = Long.parseLong(announced);
        long size = mail.size();
        return size <= most
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        "MESSAGE_TOO_LARGE",
                        "the mail has " + size + " bytes with its attachments encoded; the mail server takes " + most));
    }

    /** Whether the server did not take the login's secret. */
    boolean loginRefused() {
        SmtpReply reply = transport.reply();
        return transport.phase() == SmtpPhase.AUTH && reply != null && reply.code() == 535;
    }

    /** Whether another mail may follow; false after anything but an answer that leaves the conversation whole. */
    boolean usable() {
        return usable;
    }

    /**
     * Whether the server had done with this connection when the last mail was begun, and nothing of it was sent: it was
     * gone or closing, or takes no more mails by a connection that has carried some.
     */
    boolean wasGone() {
        return gone;
    }

    /** Whether the server closed the connection by a 421. */
    boolean toldToComeLater() {
        SmtpReply reply = transport.reply();
        return reply != null && reply.closing();
    }

    /** Whether the server did not let us in, before it was told who we are: perhaps it has as many as it takes. */
    boolean turnedAway() {
        return turnedAway;
    }

    int sent() {
        return sent;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant usedAt() {
        return usedAt;
    }

    /** Says QUIT where the server may still listen, and closes. */
    void close() {
        try {
            if (usable) {
                usable = false;
                transport.close();
            }
        } catch (MessagingException alreadyGone) {
            // QUIT is a courtesy
        } finally {
            transport.abandon();
        }
    }

    private Outcome openFailure(Exception failure) {
        SmtpReply reply = transport.reply();
        if (reply == null) {
            return unanswered(failure);
        }
        if (!reply.positive()) {
            return ReplyRules.outcome(transport.phase(), reply, reason(reply, List.of()), false);
        }
        boolean login = failure instanceof AuthenticationFailedException;
        if (login && transport.phase() != SmtpPhase.AUTH) {
            return noLogin();
        }
        if (!login && transport.phase() == SmtpPhase.EHLO && settings.security() == SmtpSettings.Security.STARTTLS) {
            return new Outcome.Misconfigured(
                    "STARTTLS_NOT_OFFERED", "the server offers no STARTTLS, and nothing is sent unprotected");
        }
        return unanswered(failure);
    }

    private Outcome unanswered(Exception failure) {
        return FailureRules.whileOpening(settings, transport.reached(), transport.phase(), failure);
    }

    private Outcome noLogin() {
        boolean upgradable = transport.supportsExtension("STARTTLS");
        return LoginRules.noneFits(settings, transport.logins(), upgradable);
    }

    private Outcome sendFailure(OutgoingMail mail, MessagingException failure) {
        SmtpReply reply = transport.reply();
        if (reply == null || transport.phase() == SmtpPhase.BODY) {
            return FailureRules.outcome(transport.phase(), failure);
        }
        if (transport.phase() == SmtpPhase.FINAL_DOT && reply.success()) {
            return new Outcome.Accepted(mail.messageId(), null);
        }
        if (gone && !reply.closing()) {
            transport.leave();
        } else {
            usable = !reply.closing() && transport.reset();
        }
        return ReplyRules.outcome(
                transport.phase(),
                reply,
                recipient(mail) + reason(reply, mail.addresses()),
                mail.isToldOfRecipientsAlone(reply.text()));
    }

    /** Of a login only the codes are told: some servers repeat the credentials in their words. */
    private String reason(SmtpReply reply, List<String> addresses) {
        String said = transport.phase() == SmtpPhase.AUTH ? "" : " " + ReplyText.safe(reply.text(), addresses);
        return transport.phase().label() + " was answered by " + reply.codes() + said.stripTrailing();
    }

    private String recipient(OutgoingMail mail) {
        if (transport.phase() != SmtpPhase.RCPT) {
            return "";
        }
        return mail.recipients().stream()
                .filter(recipient -> recipient.value().equals(transport.recipient()))
                .map(recipient -> recipient.masked() + ": ")
                .findFirst()
                .orElse("");
    }
}
