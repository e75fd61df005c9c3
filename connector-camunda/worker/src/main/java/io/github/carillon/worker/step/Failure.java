package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Outcome;
import java.util.Optional;

/**
 * An outcome that is not "accepted", as a code and a reason.
 *
 * @param code the provider's or ours
 * @param reason for people
 */
record Failure(String code, String reason) {

    static Optional<Failure> of(Outcome outcome) {
        return outcome.match(
                accepted -> Optional.empty(),
                refused -> Optional.of(new Failure(refused.code(), refused.reason())),
                broken -> Optional.of(new Failure(broken.code(), broken.reason())),
                deferred -> Optional.of(new Failure(deferred.code(), deferred.reason())),
                unknown -> Optional.of(new Failure(unknown.code(), unknown.reason())));
    }

    static String statusOf(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                refused -> "refused",
                broken -> "misconfigured",
                deferred -> "deferred",
                unknown -> "unknown");
    }

    @Override
    public String toString() {
        return code + " " + reason;
    }
}
