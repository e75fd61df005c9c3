package io.github.carillon.testserver;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link SmtpTestServer} behaves when nothing goes wrong. A value; each {@code with…} answers a changed copy.
 *
 * @param port the port to listen on, 0 for a free one
 * @param clock what {@link ReceivedMail#receivedAt()} is read from
 * @param capabilities what EHLO offers beside AUTH and STARTTLS, such as {@code SMTPUTF8}
 * @param login the user and password a client must give before MAIL, or null to ask for none
 * @param tokenLogin the user and the tokens a client may give before MAIL by XOAUTH2, or null to take none
 * @param tls how the connection is protected, or null for not at all
 * @param latency how long replies are held back, to play a distant server; those to commands that came together, once
 * @param consumer told of every mail once it is stored, on the connection's thread and before the reply
 * @param limits how much one client may have
 */
public record SmtpTestServerOptions(
        int port,
        Clock clock,
        List<String> capabilities,
        @Nullable Login login,
        @Nullable TokenLogin tokenLogin,
        @Nullable Tls tls,
        Duration latency,
        Consumer<ReceivedMail> consumer,
        Limits limits) {

    /**
     * How much one client may have.
     *
     * @param connections how many may be open; the next is answered by a 421 at once
     * @param mails how many may come by one connection; the next is answered by a 452, and the connection stays open, as
     *     OpenSMTPD does it
     */
    public record Limits(int connections, int mails) {

        /** As much as anybody likes. */
        public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * What a client must know.
     *
     * @param mechanisms those that are offered, of PLAIN, LOGIN and CRAM-MD5; others are offered and never accepted
     */
    public record Login(String user, String password, List<String> mechanisms) {
        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /**
     * Who may log in by an access token.
     *
     * @param user the mailbox
     * @param tokens whether a token is good
     */
    public record TokenLogin(String user, Predicate<String> tokens) {
        @Override
        public String toString() {
            return "TokenLogin[***]";
        }
    }

    /**
     * How the connection is protected.
     *
     * @param context holds the server's certificate
     * @param implicit true for TLS from the first byte, false for STARTTLS
     * @param clientCertificate whether the client must show a certificate that the context trusts
     */
    public record Tls(SSLContext context, boolean implicit, boolean clientCertificate) {}

    public SmtpTestServerOptions {
        capabilities = List.copyOf(capabilities);
    }

    /** A free port, no TLS, no login, the capabilities every server has today. */
    public static SmtpTestServerOptions defaults() {
        List<String> capabilities = List.of("8BITMIME", "ENHANCEDSTATUSCODES", "PIPELINING");
        return new SmtpTestServerOptions(
                0, Clock.systemUTC(), capabilities, null, null, null, Duration.ZERO, mail -> {}, Limits.NONE);
    }

    public SmtpTestServerOptions withPort(int value) {
        return new SmtpTestServerOptions(value, clock, capabilities, login, tokenLogin, tls, latency, consumer, limits);
    }

    public SmtpTestServerOptions withClock(Clock value) {
        return new SmtpTestServerOptions(port, value, capabilities, login, tokenLogin, tls, latency, consumer, limits);
    }

    /** Replaces the capabilities. */
    public SmtpTestServerOptions withCapabilities(String... values) {
        return new SmtpTestServerOptions(
                port, clock, List.of(values), login, tokenLogin, tls, latency, consumer, limits);
    }

    /** Asks for AUTH PLAIN or LOGIN before MAIL. With STARTTLS, AUTH is offered on the upgraded connection only. */
    public SmtpTestServerOptions withLogin(String user, String password) {
        return withLogin(user, password, "PLAIN", "LOGIN");
    }

    /** Asks for a login by one of these mechanisms before MAIL; offered as with {@link #withLogin(String, String)}. */
    public SmtpTestServerOptions withLogin(String user, String password, String... mechanisms) {
        Login login = new Login(user, password, List.of(mechanisms));
        return new SmtpTestServerOptions(port, clock, capabilities, login, tokenLogin, tls, latency, consumer, limits);
    }

    /** Asks for AUTH XOAUTH2 before MAIL, and offers nothing else; offered as with {@link #withLogin(String, String)}. */
    public SmtpTestServerOptions withTokenLogin(String user, Predicate<String> tokens) {
        return new SmtpTestServerOptions(
                port, clock, capabilities, null, new TokenLogin(user, tokens), tls, latency, consumer, limits);
    }

    /** Offers STARTTLS (RFC 3207). */
    public SmtpTestServerOptions withStartTls(SSLContext context) {
        return new SmtpTestServerOptions(
                port,
                clock,
                capabilities,
                login,
                tokenLogin,
                new Tls(context, false, false),
                latency,
                consumer,
                limits);
    }

    /** Speaks TLS from the first byte (RFC 8314). */
    public SmtpTestServerOptions withImplicitTls(SSLContext context) {
        return new SmtpTestServerOptions(
                port, clock, capabilities, login, tokenLogin, new Tls(context, true, false), latency, consumer, limits);
    }

    public SmtpTestServerOptions withLatency(Duration value) {
        return new SmtpTestServerOptions(port, clock, capabilities, login, tokenLogin, tls, value, consumer, limits);
    }

    public SmtpTestServerOptions withConsumer(Consumer<ReceivedMail> value) {
        return new SmtpTestServerOptions(port, clock, capabilities, login, tokenLogin, tls, latency, value, limits);
    }

    /** Asks the client for a certificate; goes after one of those that protect the connection. */
    public SmtpTestServerOptions withClientCertificate() {
        if (tls == null) {
            throw new IllegalStateException("a certificate is shown over TLS only");
        }
        Tls asking = new Tls(tls.context(), tls.implicit(), true);
        return new SmtpTestServerOptions(
                port, clock, capabilities, login, tokenLogin, asking, latency, consumer, limits);
    }

    /** Replaces the limits. */
    public SmtpTestServerOptions withLimits(Limits value) {
        return new SmtpTestServerOptions(port, clock, capabilities, login, tokenLogin, tls, latency, consumer, value);
    }
}
