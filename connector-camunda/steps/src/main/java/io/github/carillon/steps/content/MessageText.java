package io.github.carillon.steps.content;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a message says to one recipient.
 *
 * @param subject one line
 * @param text the body as plain text
 * @param html the body as HTML, or null
 * @param link where a click on it leads, or null
 */
public record MessageText(
        String subject,
        String text,
        @Nullable String html,
        @Nullable URI link) {

    /** One that leads nowhere. */
    MessageText(String subject, String text, @Nullable String html) {
        this(subject, text, html, null);
    }
}
