package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Json;
import java.util.Optional;

/**
 * What one process tells the others: that there is something, not what. A notification of PostgreSQL holds less than
 * 8,000 bytes, and everybody who may use the database can listen.
 *
 * @param from the process that tells it
 * @param name of the event
 * @param noteId the note's id, or empty
 */
record NoteSignal(String from, Reader reader, String name, String noteId) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    String text() {
        return Json.object()
                .put("from", from)
                .put("tenant", reader.tenant())
                .put("user", reader.user())
                .put("name", name)
                .put("note", noteId)
                .toString();
    }

    /** Empty where somebody else has said something else. */
    static Optional<NoteSignal> parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return Optional.of(new NoteSignal(
                    json.path("from").asText(),
                    new Reader(json.path("tenant").asText(), json.path("user").asText()),
                    json.path("name").asText(),
                    json.path("note").asText()));
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }
}
