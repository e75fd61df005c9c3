package io.github.carillon.core.message;

import io.github.carillon.core.recipient.Reader;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One in-app notification to one user, with everything rendered.
 *
 * @param id what it is known by, the same however often it is made; 32 lower-case hexadecimal digits
 * @param tenant the tenant's id, or empty
 * @param user the id of whom it is for
 * @param title one line of text
 * @param body text, or empty
 * @param link where a click leads, or null
 * @param category {@link #INFO}, {@link #ACTION_REQUIRED} or one's own
 * @param severity how much it matters
 * @param origin where it comes from
 * @param createdAt when it was made
 * @param expiresAt from when on it is shown no longer, and may be forgotten
 * @param escalation what follows where it is not read in time, or null; only known to who makes the note
 * @param commands what its reader may have done about what it tells of
 */
public record Note(
        String id,
        String tenant,
        String user,
        String title,
        String body,
        @Nullable URI link,
        String category,
        Severity severity,
        Origin origin,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Escalation escalation,
        Set<NoteCommand> commands) {

    /** The category of what is good to know. */
    public static final String INFO = "INFO";

    /** The category of what waits for its reader. */
    public static final String ACTION_REQUIRED = "ACTION_REQUIRED";

    public Note {
        commands = Set.copyOf(commands);
    }

    /** One that nothing follows, and of which nothing can be done from here. */
    public Note(
            String id,
            String tenant,
            String user,
            String title,
            String body,
            @Nullable URI link,
            String category,
            Severity severity,
            Origin origin,
            Instant createdAt,
            Instant expiresAt) {
        this(id, tenant, user, title, body, link, category, severity, origin, createdAt, expiresAt, null, Set.of());
    }

    /** Whom it is for. */
    public Reader reader() {
        return new Reader(tenant, user);
    }

    /** The same note, followed by that. */
    public Note with(@Nullable Escalation following) {
        return new Note(
                id, tenant, user, title, body, link, category, severity, origin, createdAt, expiresAt, following,
                commands);
    }

    /** The same note, by which its reader may have that done. */
    public Note offering(Set<NoteCommand> offered) {
        return new Note(
                id,
                tenant,
                user,
                title,
                body,
                link,
                category,
                severity,
                origin,
                createdAt,
                expiresAt,
                escalation,
                offered);
    }

    /** Says which, and nothing of what is written. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
