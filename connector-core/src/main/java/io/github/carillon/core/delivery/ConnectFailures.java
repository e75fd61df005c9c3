package io.github.carillon.core.delivery;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception says of a connection that did not come about. Exceptions' own words never get out. */
public final class ConnectFailures {

    /**
     * What operating systems say, in English, of a name that the name service denies. Where that service gives no answer
     * they say something else, and for ten seconds after a name was not found the JDK says nothing but the name. What is
     * not recognised is tried again.
     */
    private static final Pattern DENIED = Pattern.compile(
            "^no such host is known|: .*(?:not known|not resolve|no address|invalid)", Pattern.CASE_INSENSITIVE);

    /** What a server answers that is not content with what we show it (RFC 8446 section 6.2). */
    private static final Pattern OUR_CERTIFICATE = Pattern.compile(
            "Received fatal alert: (bad_certificate|unsupported_certificate|certificate_\\w+|unknown_ca)");

    private ConnectFailures() {}

    /** Whether somebody was waited for in vain. */
    public static boolean timedOut(Exception failure) {
        return caused(failure, SocketTimeoutException.class::isInstance);
    }

    /** The configuration's fault: a name that is none, a certificate not to be trusted. Empty where the network's. */
    public static Optional<Outcome> misconfiguration(Exception failure) {
        if (caused(failure, ConnectFailures::isNoName)) {
            return Optional.of(new Outcome.Misconfigured("UNKNOWN_HOST", "no server has the configured name"));
        }
        return timedOut(failure) || !tlsFailed(failure) ? Optional.empty() : Optional.of(tls(failure));
    }

    private static boolean isNoName(Throwable failure) {
        String said = failure.getMessage();
        return failure instanceof UnknownHostException
                && said != null
                && DENIED.matcher(said).find();
    }

    /** A handshake that the network cut short says nothing of the certificate. */
    private static boolean tlsFailed(Exception failure) {
        return caused(failure, SSLException.class::isInstance)
                && !caused(failure, cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    /** Whether what answered to a TLS handshake did so in clear: the JDK's sockets and its engine each say it in words. */
    public static boolean answeredInClear(Exception failure) {
        return caused(
                failure,
                cause -> cause instanceof SSLException
                        && (says(cause, "unrecognized SSL message") || says(cause, "plaintext connection?")));
    }

    private static Outcome tls(Exception failure) {
        if (caused(failure, CertificateExpiredException.class::isInstance)) {
            return new Outcome.Misconfigured(
                    "CERTIFICATE_EXPIRED", "the server's certificate has expired: whoever runs it must renew it");
        }
        if (caused(failure, CertificateNotYetValidException.class::isInstance)) {
            return new Outcome.Misconfigured(
                    "CERTIFICATE_EXPIRED",
                    "the server's certificate is not valid yet: look whether the clocks are right");
        }
        if (caused(failure, ConnectFailures::isOfAnotherName)) {
            return new Outcome.Misconfigured(
                    "CERTIFICATE_NAME",
                    "the server's certificate is made for other names than the configured one: configure a name that it"
                            + " has, or have one made for this name");
        }
        if (caused(failure, CertificateException.class::isInstance)) {
            return new Outcome.Misconfigured(
                    "UNTRUSTED_CERTIFICATE",
                    "nobody whom we trust vouches for the server's certificate: name the PEM file of its certificate"
                            + " authority by tls.ca-file, or by the ca-file of a mail server's connection");
        }
        if (caused(
                failure,
                cause -> cause instanceof SSLException
                        && OUR_CERTIFICATE
                                .matcher(String.valueOf(cause.getMessage()))
                                .find())) {
            return new Outcome.Misconfigured(
                    "CLIENT_CERTIFICATE",
                    "the server asks for a client certificate that it trusts: see client-certificate-file");
        }
        return new Outcome.Misconfigured(
                "TLS_FAILED",
                answeredInClear(failure)
                        ? "the server speaks no TLS at this port"
                        : "the server and we agree on no TLS");
    }

    /** The name is looked at once the certificate itself is trusted; then no path of certificates failed. */
    private static boolean isOfAnotherName(Throwable failure) {
        return failure instanceof SSLPeerUnverifiedException
                || (failure.getClass() == CertificateException.class
                        && failure.getCause() == null
                        && says(failure, "No "));
    }

    private static boolean says(Throwable failure, String words) {
        String said = failure.getMessage();
        return said != null && said.contains(words);
    }

    private static boolean caused(Throwable failure, Predicate<Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
