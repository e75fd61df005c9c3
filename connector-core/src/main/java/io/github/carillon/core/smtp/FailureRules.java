package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.util.Optional;

/** What a conversation that broke off without a reply means for a delivery. Exceptions' own words never get out. */
final class FailureRules {

    /** RFC 8314 section 7.3. */
    private static final int TLS_AT_ONCE = 465;

    private FailureRules() {}

    /**
     * The same while a connection is being opened.
     *
     * @param reached whether there was a server at the other end
     */
    static Outcome whileOpening(SmtpSettings settings, boolean reached, SmtpPhase phase, Exception failure) {
        boolean silent = reached && phase == SmtpPhase.CONNECT && settings.security() != SmtpSettings.Security.TLS;
        if (silent && settings.port() == TLS_AT_ONCE) {
            return new Outcome.Misconfigured(
                    "TLS_EXPECTED",
                    "port 465 speaks TLS from the first byte: set security to tls, or port to 587 for starttls");
        }
        if (settings.security() == SmtpSettings.Security.TLS && ConnectFailures.answeredInClear(failure)) {
            return new Outcome.Misconfigured(
                    "TLS_FAILED",
                    "port " + settings.port() + " does not speak TLS from the first byte: set security to starttls, or"
                            + " port to 465 for tls");
        }
        return outcome(phase, failure);
    }

    static Outcome outcome(SmtpPhase phase, Exception failure) {
        boolean timedOut = ConnectFailures.timedOut(failure);
        String reason = phase.label() + (timedOut ? " was not answered in time" : " broke off");
        if (phase == SmtpPhase.FINAL_DOT) {
            return new Outcome.Unknown(timedOut ? "TIMEOUT" : "CONNECTION_LOST", reason);
        }
        Optional<Outcome> misconfiguration = ConnectFailures.misconfiguration(failure);
        if (misconfiguration.isPresent()) {
            return misconfiguration.get();
        }
        return timedOut ? new Outcome.Deferred("TIMEOUT", reason, null, Scope.CONNECTION) : lost(phase, reason);
    }

    private static Outcome lost(SmtpPhase phase, String reason) {
        return phase == SmtpPhase.CONNECT
                ? new Outcome.Deferred("CONNECT_FAILED", "the server cannot be reached", null, Scope.CONNECTION)
                : new Outcome.Deferred("CONNECTION_LOST", reason, null, Scope.CONNECTION);
    }
}
