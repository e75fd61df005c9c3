package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import jakarta.mail.AuthenticationFailedException;
import java.util.Optional;

/** What a conversation that broke off without a reply means for a delivery. Exceptions' own words never get out. */
final class FailureRules {

    private FailureRules() {}

    static Outcome outcome(SmtpPhase phase, Exception failure) {
        boolean timedOut = ConnectFailures.timedOut(failure);
        String reason = phase.label() + (timedOut ? " was not answered in time" : " broke off");
        if (phase == SmtpPhase.FINAL_DOT) {
            return new Outcome.Unknown(timedOut ? "TIMEOUT" : "CONNECTION_LOST", reason);
        }
        if (failure instanceof AuthenticationFailedException && !timedOut && phase != SmtpPhase.AUTH) {
            return new Outcome.Misconfigured(
                    "AUTH_NOT_OFFERED", "the server does not offer the configured way to log in");
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
