package io.github.carillon.core.live;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.testserver.SettableClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the tests of pushing share. */
final class PushSamples {

    static final Clock CLOCK = SettableClock.at("2026-11-21T10:00:00Z");
    static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofSeconds(5), 2);

    private PushSamples() {}

    static Note note() {
        return new Note(
                "0123456789abcdef0123456789abcdef",
                "",
                "mary",
                "Approval needed",
                "a private text",
                URI.create("https://example.org/task/1"),
                Note.ACTION_REQUIRED,
                Severity.WARNING,
                new Origin("approval", "instance-1", "order-1", "approve"),
                Instant.parse("2026-11-21T10:00:00Z"),
                Instant.parse("2026-12-21T10:00:00Z"));
    }

    /** Which outcome, and with which code. */
    static String kindOf(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted " + accepted.id(),
                refused -> "refused " + refused.code(),
                misconfigured -> "misconfigured " + misconfigured.code(),
                deferred -> "deferred " + deferred.code(),
                unknown -> "unknown " + unknown.code());
    }
}
