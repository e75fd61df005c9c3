package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.worker.engine.EngineException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A point in time as the engine's REST writes it and reads it, in milliseconds. */
final class EngineDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private EngineDate() {}

    /**
     * The text's point in time.
     *
     * @throws DateTimeException where it is none
     */
    static Instant read(String text) {
        return Instant.from(FORMAT.parse(text));
    }

    /**
     * That of a field; empty where it is null, or not there.
     *
     * @throws EngineException where the engine writes it in another form
     */
    static Optional<Instant> in(JsonNode field) {
        try {
            return Optional.of(field).filter(JsonNode::isTextual).map(text -> read(text.asText()));
        } catch (DateTimeException otherForm) {
            throw new EngineException(
                    EngineException.Kind.NO_ANSWER,
                    "the engine's REST was set to write dates in another form than yyyy-MM-dd'T'HH:mm:ss.SSSZ",
                    otherForm);
        }
    }

    static String written(Instant moment) {
        return FORMAT.format(moment.atOffset(ZoneOffset.UTC));
    }
}
