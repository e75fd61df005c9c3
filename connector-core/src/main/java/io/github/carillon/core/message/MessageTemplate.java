package io.github.carillon.core.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A message that is written once and used by many steps: a file {@code name.html}, whose {@code <title>} is the
 * subject, or {@code name.txt}, which may begin with a line {@code Subject: …}.
 *
 * @param subject a template of its own, or null where the file has none
 * @param body the template of the body
 * @param html whether the body is HTML
 */
public record MessageTemplate(@Nullable String subject, String body, boolean html) {

    /** Some editors begin a file with it; it is no text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(?<title>.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SUBJECT = Pattern.compile("\\ASubject:[ \\t]*(?<subject>[^\\r\\n]*)(\\R\\R?|\\z)");

    /** Reads a file; its name decides whether it is HTML. */
    public static MessageTemplate read(String fileName, String content) {
        String written = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        return fileName.endsWith(".html") || fileName.endsWith(".htm") ? ofHtml(written) : ofText(written);
    }

    private static MessageTemplate ofHtml(String content) {
        Matcher title = TITLE.matcher(content);
        String subject = title.find() ? Parser.unescapeEntities(title.group("title"), false) : "";
        return new MessageTemplate(line(subject), content, true);
    }

    private static MessageTemplate ofText(String content) {
        Matcher subject = SUBJECT.matcher(content);
        return subject.find()
                ? new MessageTemplate(line(subject.group("subject")), content.substring(subject.end()), false)
                : new MessageTemplate(null, content, false);
    }

    /** One line, as a page shows its title however it is broken; null where nothing is in it. */
    private static @Nullable String line(String subject) {
        String line = subject.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? null : line;
    }
}
