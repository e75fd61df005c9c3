package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why there is no answer (RFC 9457): for the one who writes the program that asks.
 *
 * @param detail what is wrong, and what would be right
 * @param field the parameter or member that is wrong, or null
 * @param headers that go with it
 */
public record Problem(
        HttpStatus status, String detail, @Nullable String field, Map<String, String> headers) {

    private static final String TYPE = "application/problem+json";

    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, null, Map.of());
    }

    /**
     * What is wrong with a parameter or a member.
     *
     * @param reason completes the sentence that begins with the field
     */
    public static Problem field(String field, String reason) {
        return new Problem(HttpStatus.BAD_REQUEST, field + " " + reason, field, Map.of());
    }

    static Problem noNote() {
        return of(HttpStatus.NOT_FOUND, "You have no note with this id.");
    }

    /** By RFC 6750, section 3: says no error where no token came. */
    static Problem noToken() {
        return unauthorized("A bearer token is needed.", "Bearer");
    }

    static Problem badToken() {
        return unauthorized(
                "The token is expired, forged, or not meant for this inbox.", "Bearer error=\"invalid_token\"");
    }

    static Problem later(HttpStatus status, String detail, long seconds) {
        return new Problem(status, detail, null, Map.of("Retry-After", Long.toString(seconds)));
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        headers.forEach(response::setHeader);
        byte[] body = Json.bytes(json());
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private ObjectNode json() {
        ObjectNode json = Json.object()
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", detail);
        return field == null ? json : json.put("field", field);
    }

    private static Problem unauthorized(String detail, String challenge) {
        return new Problem(HttpStatus.UNAUTHORIZED, detail, null, Map.of("WWW-Authenticate", challenge));
    }
}
