package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What servers say when it is us whom they do not take, and neither the recipient nor the message: by the codes and the
 * words in which Postfix, Exim, Sendmail, qmail, hMailServer, Exchange, Google and Amazon say it. Codes alone tell
 * little, for 5.7.1 stands for any policy. What is not recognised counts as said of the message: a mistake that way
 * costs one message, and the other way a connection.
 *
 * @param from the phase from which on it means this
 * @param codes the enhanced codes it comes with; the empty one stands for none
 * @param words what it says, or null where the code tells enough
 * @param scope for how many messages it is true
 * @param advice what it means and what would help, to follow what the server said
 */
record KnownRefusal(
        SmtpPhase from, Set<String> codes, @Nullable Pattern words, Scope scope, String advice) {

    /** Said with no enhanced code, or with one that stands for any policy. */
    private static final Set<String> POLICY = Set.of("", "5.0.0", "5.4.1", "5.5.0", "5.5.3", "5.7.0", "5.7.1");

    /** RFC 7372, and beyond it Google's (27, 40) and Microsoft's (509, 515). */
    private static final Set<String> UNAUTHENTICATED = Set.of(
            "5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.26", "5.7.27", "5.7.40", "5.7.509", "5.7.515");

    private static final String RELAY = "the server does not relay for this worker: let the worker's host in there, or"
            + " configure the login that the server asks for";
    private static final String HOST = "the server takes no mail from this worker's host: let the host in there, or"
            + " send through a relay that may";
    private static final String LOGIN = "the server asks for a login: configure a user, and a password or oauth keys";
    private static final String DOMAIN = "the sender's domain is not authenticated: publish SPF, DKIM and DMARC records"
            + " for it, and have the relay sign its mail";
    private static final String IDENTITY = "the mail service's account must verify the address before";
    private static final String SANDBOX = "the mail service's account is in the sandbox and reaches verified addresses"
            + " only: ask the service to let it out, or have this recipient verified";
    private static final String OAUTH =
            "log in by OAuth (XOAUTH2) with the oauth keys, or use a connection of type" + " graph";

    private static final List<KnownRefusal> ALL = List.of(
            said(
                    POLICY,
                    "relay access denied|relaying denied|relay(ing)? (is )?(not (permitted|allowed)|prohibited)"
                            + "|mail relay denied|(unable|not (permitted|allowed|configured)) to relay"
                            + "|(do(es)? not|don't|doesn't|cannot|can't) relay|isn't in my list of allowed rcpthosts"
                            + "|credentials for relay|delivery is not allowed to this address",
                    Scope.CONNECTION,
                    RELAY),
            // what a careful Postfix says by default, so that no mail is lost while its operator mends it
            said(Set.of("4.7.1"), "relay access denied", Scope.CONNECTION, RELAY),
            coded(Set.of("5.7.54", "5.7.64"), Scope.CONNECTION, RELAY),
            said(
                    POLICY,
                    "client host (\\S+ )?(rejected|blocked)|helo command rejected|banned sending ip"
                            + "|not accepted from this ip",
                    Scope.CONNECTION,
                    HOST),
            coded(Set.of("5.7.25"), Scope.CONNECTION, HOST + "; its address has no name of its own (PTR record)"),
            said(
                    POLICY,
                    "(smtp )?authentication (is )?required|must authenticate|turn on smtp authentication"
                            + "|requires authentication|not authenticated",
                    Scope.CONNECTION,
                    LOGIN),
            said(POLICY, "dmarc (policy|verification)|unauthenticated email", Scope.SENDER, DOMAIN),
            coded(UNAUTHENTICATED, Scope.SENDER, DOMAIN),
            // Google's meaning of a code that is Exchange's too
            said(Set.of("5.7.30"), "dkim", Scope.SENDER, DOMAIN),
            said(POLICY, "email address is not verified", Scope.SENDER, IDENTITY),
            login("credentials were incorrect", "the user or the password is wrong"),
            login(
                    "smtpclientauthentication is disabled",
                    "SMTP is switched off for the mailbox or its organisation: switch authenticated SMTP on and "
                            + OAUTH),
            login("", "the server takes no passwords any more: " + OAUTH));

    /** The one that is meant by a reply; empty where it is none of them. */
    static Optional<KnownRefusal> of(SmtpPhase phase, SmtpReply reply) {
        return ALL.stream().filter(known -> known.meant(phase, reply)).findFirst();
    }

    /** The same, where the server names recipients alone: of an account in the sandbox it asks the same of those. */
    KnownRefusal ofRecipientsAlone() {
        return advice.equals(IDENTITY) ? new KnownRefusal(from, codes, words, Scope.MESSAGE, SANDBOX) : this;
    }

    private boolean meant(SmtpPhase phase, SmtpReply reply) {
        String code = reply.enhanced() == null ? "" : reply.enhanced();
        return phase.compareTo(from) >= 0
                && !reply.positive()
                && codes.contains(code)
                && (words == null || words.matcher(reply.text()).find());
    }

    private static KnownRefusal said(Set<String> codes, String words, Scope scope, String advice) {
        return new KnownRefusal(SmtpPhase.MAIL, codes, pattern(words), scope, advice);
    }

    private static KnownRefusal coded(Set<String> codes, Scope scope, String advice) {
        return new KnownRefusal(SmtpPhase.MAIL, codes, null, scope, advice);
    }

    /** By which Exchange Online answers who logs in by a password. */
    private static KnownRefusal login(String words, String advice) {
        return new KnownRefusal(SmtpPhase.AUTH, Set.of("5.7.139", "5.7.30"), pattern(words), Scope.CONNECTION, advice);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
