package io.github.carillon.core.http;

import java.nio.charset.StandardCharsets;

/**
 * What was read of an answer. The bytes are not copied.
 *
 * @param status such as 200
 * @param bytes its body, or the beginning of it
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpContent(int status, byte[] bytes) {

    /** The bytes as text in UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Shows the status only. */
    @Override
    public String toString() {
        return "HttpContent[" + status + "]";
    }
}
