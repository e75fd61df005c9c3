package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome;
import jakarta.mail.AuthenticationFailedException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/** What a conversation that broke off without a reply means for a delivery. Exceptions' own words never get out. */
final class FailureRules {

    private FailureRules() {}

    static Outcome outcome(SmtpPhase phase, Exception failure) {
        boolean timedOut = caused(failure, SocketTimeoutException.class::isInstance);
        String reason = phase.label() + (timedOut ? " was not answered in time" : " broke off");
        if (phase == SmtpPhase.FINAL_DOT) {
            return new Outcome.Unknown(timedOut ? "TIMEOUT" : "CONNECTION_LOST", reason);
        }
        if (caused(failure, UnknownHostException.class::isInstance)) {
            return new Outcome.Misconfigured("UNKNOWN_HOST", "no server has the configured name");
        }
        if (failure instanceof AuthenticationFailedException && !timedOut && phase != SmtpPhase.AUTH) {
            return new Outcome.Misconfigured("AUTH_NOT_OFFERED", "the server offers no login by PLAIN or LOGIN");
        }
        if (timedOut) {
            return new Outcome.Deferred("TIMEOUT", reason, null);
        }
        return tlsFailed(failure) ? tls(failure) : lost(phase, reason);
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

    private static Outcome lost(SmtpPhase phase, String reason) {
        return phase == SmtpPhase.CONNECT
                ? new Outcome.Deferred("CONNECT_FAILED", "the server cannot be reached", null)
                : new Outcome.Deferred("CONNECTION_LOST", reason, null);
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
