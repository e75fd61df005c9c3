package io.github.carillon.starter.hub;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Notes that are told to clients. */
final class SampleNotes {

    private SampleNotes() {}

    /** Somebody's, with as much in it as there may be. */
    static Note note() {
        Instant created = Instant.parse("2026-11-21T10:00:00Z");
        return new Note(
                "0123456789abcdef0123456789abcdef",
                "",
                "mary",
                "Größe \u2028 🔔",
                "x".repeat(4_000),
                null,
                Note.INFO,
                Severity.INFO,
                new Origin("approval", "instance-1", null, null),
                created,
                created.plusSeconds(60));
    }

    /** One of now. */
    static Note note(String id, String tenant, String user, String title, String body) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Note(
                id,
                tenant,
                user,
                title,
                body,
                null,
                Note.INFO,
                Severity.INFO,
                Origin.none(),
                now,
                now.plus(Duration.ofDays(30)));
    }
}
