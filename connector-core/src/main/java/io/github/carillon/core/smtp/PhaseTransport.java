package io.github.carillon.core.smtp;

import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.value.Secret;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/**
 * A transport that knows its {@link SmtpPhase} and the reply it got there. Angus' exceptions tell neither: a connection
 * lost after RCPT looks like a bad address, and one lost after the final dot like one lost before it.
 */
final class PhaseTransport extends SMTPTransport {

    private static final int GO_AHEAD = 354;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final SmtpSettings settings;
    private SmtpPhase phase = SmtpPhase.CONNECT;
    private @Nullable SmtpReply reply;
    private @Nullable OutgoingMail mail;
    private @Nullable String recipient;
    private @Nullable Socket wire;
    private @Nullable CorkedSocket cork;

    /** Of the commands that left together, those whose replies were not heard yet. */
    private final Deque<SmtpPhase> unheard = new ArrayDeque<>();

    private @Nullable Secret secret;

    PhaseTransport(Session session, SmtpSettings settings) {
        super(session, new URLName("smtp", settings.host(), settings.port(), null, null, null));
        this.settings = settings;
    }

    SmtpPhase phase() {
        return phase;
    }

    /** The reply that decided the phase, or null when none came. */
    @Nullable SmtpReply reply() {
        return reply;
    }

    /** The recipient last named to the server, or null before the first. */
    @Nullable String recipient() {
        return recipient;
    }

    /** Connects, secures the connection and logs in with the secret, where a login is configured. */
    void open(Secret password, ScheduledExecutorService timer) throws IOException, MessagingException {
        secret = password;
        Socket plain = dial();
        wire = plain;
        cork = new CorkedSocket(plain, SmtpSession.millis(settings.writeTimeout()), timer);
        Socket socket = cork;
        if (settings.security() == SmtpSettings.Security.TLS) {
            socket = SocketFetcher.startTLS(socket, settings.host(), session.getProperties(), "mail.smtp");
        }
        connect(socket);
    }

    synchronized void deliver(OutgoingMail outgoing) throws MessagingException {
        mail = outgoing;
        recipient = null;
        // the envelope is read from the mail; Angus only asks that there be recipients
        sendMessage(outgoing.message(), new Address[] {new InternetAddress()});
    }

    /** Forgets a transaction that the server refused, so that the connection may be used again. */
    synchronized boolean reset() {
        try {
            // whoever goes on to ask for the message gets none, not even an empty one
            return lastUnheard() != GO_AHEAD && simpleCommand("RSET") == 250;
        } catch (MessagingException gone) {
            return false;
        }
    }

    /**
     * Says goodbye and waits a moment for the answer: a server that lets in few connections counts this one until then,
     * and another is to follow.
     */
    synchronized void leave() {
        try {
            waitFor(GOODBYE);
            if (lastUnheard() != GO_AHEAD) {
                simpleCommand("QUIT");
            }
        } catch (MessagingException gone) {
            // a goodbye is a courtesy
        } finally {
            abandon();
        }
    }

    /** The last of the replies that were not heard yet, or 0. */
    private int lastUnheard() throws MessagingException {
        int last = 0;
        while (!unheard.isEmpty()) {
            unheard.remove();
            last = super.readServerResponse();
        }
        return last;
    }

    /** Whether there was a server at the other end, whatever it said. */
    boolean reached() {
        return wire != null;
    }

    /** Closes the connection without a word, for one that is broken or in doubt. */
    void abandon() {
        try {
            if (wire != null) {
                wire.close();
            }
        } catch (IOException alreadyGone) {
            // nothing is left to close
        }
    }

    @Override
    protected synchronized boolean protocolConnect(
            String host, int port, @Nullable String user, @Nullable String password) throws MessagingException {
        boolean login = SmtpSession.hasLogin(settings) && secret != null;
        return super.protocolConnect(
                settings.host(),
                settings.port(),
                login ? settings.user() : null,
                login ? Objects.requireNonNull(secret).reveal() : null);
    }

    /**
     * A server that does not take the first EHLO may yet take HELO. Angus goes on without the second, too, by what was
     * offered in clear, which is to be forgotten (RFC 3207 section 4.2).
     */
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean secured = phase == SmtpPhase.STARTTLS;
        enter(SmtpPhase.EHLO);
        boolean taken = super.ehlo(domain);
        if (secured && !taken) {
            throw new MessagingException("no EHLO after STARTTLS");
        }
        if (LoginRules.byDigest(settings, logins())) {
            setSASLMechanisms(new String[] {LoginRules.DIGEST});
            setSASLEnabled(true);
        }
        return taken;
    }

    /** The mechanisms that the server offers to log in by. */
    List<String> logins() {
        return LoginRules.offered(supportsExtension("AUTH") ? getExtensionParameter("AUTH") : null);
    }

    @Override
    protected void startTLS() throws MessagingException {
        enter(SmtpPhase.STARTTLS);
        super.startTLS();
    }

    /** Angus sends AUTH, and of the connecting commands only that one, by this method. */
    @Override
    public synchronized int simpleCommand(String command) throws MessagingException {
        if (command.startsWith("AUTH ")) {
            enter(SmtpPhase.AUTH);
        }
        int code = super.simpleCommand(command);
        // XOAUTH2 asks back only to say why it refuses, and refuses once that is answered by an empty line
        return code == 334 && command.startsWith("AUTH XOAUTH2 ") ? super.simpleCommand("") : code;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        OutgoingMail outgoing = Objects.requireNonNull(mail);
        unheard.clear();
        if (mayPipeline(outgoing)) {
            sendTogether(outgoing);
            return;
        }
        enter(SmtpPhase.MAIL);
        require("MAIL FROM:<" + outgoing.sender() + ">" + (outgoing.needsUtf8() ? " SMTPUTF8" : ""));
    }

    @Override
    protected void rcptTo() throws MessagingException {
        if (!unheard.isEmpty()) {
            return;
        }
        for (var next : Objects.requireNonNull(mail).recipients()) {
            enter(SmtpPhase.RCPT);
            recipient = next.value();
            require("RCPT TO:<" + next.value() + ">");
        }
    }

    @Override
    protected OutputStream data() throws MessagingException {
        if (unheard.isEmpty()) {
            enter(SmtpPhase.DATA);
        }
        OutputStream body = super.data();
        enter(SmtpPhase.BODY);
        return body;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        waitFor(settings.finalDotTimeout());
        enter(SmtpPhase.FINAL_DOT);
        super.finishData();
    }

    /** The reply to the last command; of several that left together the others' are heard first. */
    @Override
    protected int readServerResponse() throws MessagingException {
        while (!unheard.isEmpty()) {
            enter(unheard.remove());
            int code = heard();
            if (unheard.isEmpty()) {
                return code;
            }
            requireSuccess(code);
        }
        return heard();
    }

    /**
     * The whole envelope at once (RFC 2920) saves two round trips. Not with several recipients: where the server took
     * some of them and asks for the message, there would be no way left to send nothing.
     */
    private boolean mayPipeline(OutgoingMail outgoing) {
        return outgoing.recipients().size() == 1 && !outgoing.needsUtf8() && supportsExtension("PIPELINING");
    }

    /** Angus sends the last of the three, DATA, and with it they leave. */
    private void sendTogether(OutgoingMail outgoing) throws MessagingException {
        CorkedSocket socket = Objects.requireNonNull(cork);
        enter(SmtpPhase.MAIL);
        recipient = outgoing.recipients().get(0).value();
        socket.cork();
        sendCommand("MAIL FROM:<" + outgoing.sender() + ">");
        sendCommand("RCPT TO:<" + recipient + ">");
        socket.uncork();
        unheard.addAll(List.of(SmtpPhase.MAIL, SmtpPhase.RCPT, SmtpPhase.DATA));
    }

    /** Keeps the last reply while connecting, and the first of each command after: a RSET of Angus' own may follow. */
    private int heard() throws MessagingException {
        boolean decided = reply != null && !phase.beforeRecipients();
        int code = super.readServerResponse();
        if (!decided) {
            reply = code < 200 ? null : SmtpReply.parse(code, getLastServerResponse());
        }
        if (phase == SmtpPhase.FINAL_DOT) {
            // only this one reply may take so long, and not that to the RSET
            waitFor(settings.readTimeout());
        }
        return code;
    }

    /** How long each of the replies to come may take. */
    private void waitFor(Duration time) throws MessagingException {
        try {
            Objects.requireNonNull(wire).setSoTimeout(SmtpSession.millis(time));
        } catch (SocketException closed) {
            throw new MessagingException("the connection is closed", closed);
        }
    }

    private void require(String command) throws MessagingException {
        requireSuccess(simpleCommand(command.getBytes(StandardCharsets.UTF_8)));
    }

    private static void requireSuccess(int code) throws MessagingException {
        if (code < 200 || code >= 300) {
            throw new MessagingException("no success");
        }
    }

    private void enter(SmtpPhase next) {
        phase = next;
        reply = null;
    }

    private Socket dial() throws IOException {
        Dialer dialer = new Dialer(settings.connectTimeout(), System::nanoTime);
        return dialer.dial(InetAddress.getAllByName(settings.host()), this::connected);
    }

    /** Keeps the configured name, which the certificate must have. */
    private Socket connected(InetAddress address, Duration atMost) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SmtpSession.millis(settings.readTimeout()));
            InetAddress named = InetAddress.getByAddress(settings.host(), address.getAddress());
            socket.connect(new InetSocketAddress(named, settings.port()), SmtpSession.millis(atMost));
            return socket;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }
}
