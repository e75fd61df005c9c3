package io.github.carillon.worker.step;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says to one recipient.
 *
 * @param subject one line
 * @param text the body as plain text
 * @param html the body as HTML, or null
 */
record MailText(String subject, String text, @Nullable String html) {}
