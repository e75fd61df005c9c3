package io.github.carillon.core.mailapi;

import io.github.carillon.core.value.EnumTable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** What one service's error codes mean for a delivery: its part of the table in {@code errors.properties}. */
final class ErrorCodes {

    /** What follows from an error code. */
    enum Kind {
        REFUSED,
        MISCONFIGURED,
        SENDER,
        PERMISSION,
        DEFERRED
    }

    private final String service;
    private final Map<String, Kind> kinds;

    private ErrorCodes(String service, Map<String, Kind> kinds) {
        this.service = service;
        this.kinds = kinds;
    }

    /**
     * Reads the table.
     *
     * @throws UncheckedIOException when the library's jar is broken
     */
    static ErrorCodes of(String service) {
        return new ErrorCodes(service, EnumTable.read(ErrorCodes.class, "errors.properties", Kind.class));
    }

    Optional<Kind> find(String code) {
        return Optional.ofNullable(kinds.get(service + "." + code));
    }
}
