package io.github.carillon.core.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;

/** A note as its readers' programs get it (RFC 8259): the same from the history as pushed. */
public final class NoteJson {

    private NoteJson() {}

    /** Instants are ISO 8601 in UTC; what there is none of is null. */
    public static ObjectNode of(Note note) {
        Origin origin = note.origin();
        ObjectNode json = Json.object()
                .put("id", note.id())
                .put("title", note.title())
                .put("body", note.body())
                .put("url", note.link() == null ? null : note.link().toString())
                .put("category", note.category())
                .put("severity", note.severity().name())
                .put("createdAt", note.createdAt().toString())
                .put("expiresAt", note.expiresAt().toString())
                .put("processDefinitionKey", origin.definitionKey())
                .put("processInstanceId", origin.instanceId())
                .put("businessKey", origin.businessKey())
                .put("activityId", origin.activityId());
        note.commands().stream()
                .sorted()
                .forEach(command -> json.withArray("commands").add(command.name()));
        return json;
    }
}
