package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A note as every database keeps it, so that it is pushed as it will be read. */
final class Stored {

    private Stored() {}

    static Note of(Note note) {
        return new Note(
                note.id(),
                text(note.tenant()),
                text(note.user()),
                text(note.title()),
                text(note.body()),
                note.link(),
                note.category(),
                note.severity(),
                of(note.origin()),
                note.createdAt().truncatedTo(ChronoUnit.MILLIS),
                note.expiresAt().truncatedTo(ChronoUnit.MILLIS),
                note.escalation(),
                note.commands());
    }

    /** PostgreSQL takes every character but NUL; half of a surrogate pair is none. */
    static String text(String text) {
        byte[] encoded = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private static Origin of(Origin origin) {
        return new Origin(
                orNull(origin.definitionKey()),
                orNull(origin.instanceId()),
                orNull(origin.businessKey()),
                orNull(origin.activityId()));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
