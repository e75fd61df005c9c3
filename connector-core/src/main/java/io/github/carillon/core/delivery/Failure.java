package io.github.carillon.core.delivery;

import java.util.Optional;

/**
 * An outcome that is not "accepted", as a code and a reason.
 *
 * @param code the provider's or ours
 * @param reason for people
 */
public record Failure(String code, String reason) {

    /** Empty where the message was accepted. */
    public static Optional<Failure> of(Outcome outcome) {
        return outcome.match(
                accepted -> Optional.empty(),
                refused -> Optional.of(new Failure(refused.code(), refused.reason())),
                broken -> Optional.of(new Failure(broken.code(), broken.reason())),
                deferred -> Optional.of(new Failure(deferred.code(), deferred.reason())),
                unknown -> Optional.of(new Failure(unknown.code(), unknown.reason())));
    }

    /** As a sentence of its own: {@code 535: wrong password}. */
    public String sentence() {
        return code + ": " + reason;
    }

    @Override
    public String toString() {
        return code + " " + reason;
    }
}
