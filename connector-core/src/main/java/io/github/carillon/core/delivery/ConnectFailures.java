package io.github.carillon.core.delivery;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What an exception says of a connection that did not come about. Exceptions' own words never get out. */
public final class ConnectFailures {

    /**
     * What operating systems say, in English, of a name that the name service denies. Where that service gives no answer
     * they say something else, and for ten seconds after a name was not found the JDK says nothing but the name. What is
     * not recognised is tried again.
     */
    private static final Pattern DENIED = Pattern.compile(
            "^no such host is known|: .*(?:not known|not resolve|no address|invalid)", Pattern.CASE_INSENSITIVE);

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

    private static Outcome tls(Exception failure) {
        return caused(failure, CertificateException.class::isInstance)
                ? new Outcome.Misconfigured(
                        "UNTRUSTED_CERTIFICATE", "the server's certificate is not trusted, or not made for its name")
                : new Outcome.Misconfigured("TLS_FAILED", "the server and we agree on no TLS");
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
