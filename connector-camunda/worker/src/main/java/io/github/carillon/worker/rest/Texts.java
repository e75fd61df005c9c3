package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Texts that an answer of the engine's may hold or not. */
final class Texts {

    private Texts() {}

    /** The field's text; null where it is null, blank or not there. */
    static @Nullable String in(JsonNode object, String field) {
        JsonNode text = object.path(field);
        return text.isNull() || text.asText("").isBlank() ? null : text.asText();
    }
}
