package io.github.carillon.core.alert;

import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says to one of those who hear of it, in all the ways in which they do.
 *
 * @param notice the notice's id
 * @param tenant the reader's tenant, or empty
 * @param reader the user's id; of a webhook the name of its connection
 * @param title one line
 * @param body text; of a webhook JSON
 * @param html the same as HTML, or null
 * @param link where a click leads, or null
 * @param commands what a reader may have done from the note
 */
public record AlertMessage(
        String notice,
        String tenant,
        String reader,
        String title,
        String body,
        @Nullable String html,
        @Nullable URI link,
        String category,
        Severity severity,
        Origin origin,
        Set<NoteCommand> commands,
        Instant createdAt) {

    public AlertMessage {
        commands = Set.copyOf(commands);
    }

    /** The id of the in-app note: 32 lower-case hexadecimal digits. */
    public String noteId() {
        return AlertKey.digest(List.of(notice, tenant, reader));
    }

    /** Says which, and nothing of what is written. */
    @Override
    public String toString() {
        return "AlertMessage[" + notice + "]";
    }
}
