package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes for tests, each with an id of its own. */
final class SampleNotes {

    static final Reader ADA = new Reader("north", "ada");
    static final Duration LIFE = Duration.ofDays(30);

    private final AtomicInteger made = new AtomicInteger();
    private final Clock clock;

    SampleNotes(Clock clock) {
        this.clock = clock;
    }

    Note note() {
        return note(ADA, Note.INFO);
    }

    Note note(Reader reader, String category) {
        return note(reader, category, clock.instant(), "A text");
    }

    Note note(Reader reader, String category, Instant createdAt, String body) {
        int number = made.incrementAndGet();
        return new Note(
                String.format("%032x", number * 0x9E3779B97F4A7C15L),
                reader.tenant(),
                reader.user(),
                "Note " + number,
                body,
                URI.create("https://example.org/" + number),
                category,
                Severity.WARNING,
                new Origin("order", "p" + number, "key", null),
                createdAt,
                createdAt.plus(LIFE));
    }
}
