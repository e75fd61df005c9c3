package io.github.carillon.core.message;

import io.github.carillon.core.delivery.Outcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may not go into a note: a title of several lines, a link that runs a script, what is too long for its column. */
public final class NoteRules {

    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_BODY = 4_000;
    public static final int LONGEST_LINK = 2_000;

    /** Of a user id or a tenant id. */
    public static final int LONGEST_NAME = 255;

    private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private NoteRules() {}

    /** Why the note cannot be kept, as {@link Outcome.Refused}, or empty when it can. */
    public static Optional<Outcome> refusal(Note note) {
        if (!isUser(note.user()) || !isTenant(note.tenant())) {
            return refused(
                    "INVALID_USER",
                    "the user's id is empty, has a control character, or more than " + LONGEST_NAME + " characters");
        }
        if (note.title().isBlank() || Controls.in(note.title()) || longer(note.title(), LONGEST_TITLE)) {
            return refused(
                    "INVALID_TITLE",
                    "the title is empty, has a line break or another control character, or more than " + LONGEST_TITLE
                            + " characters");
        }
        if (longer(note.body(), LONGEST_BODY)) {
            return refused(
                    "TEXT_TOO_LONG",
                    "the note's text has " + length(note.body()) + " characters, and " + LONGEST_BODY + " is the most");
        }
        if (!isCategory(note.category())) {
            return refused("INVALID_CATEGORY", "a category is up to 40 capital letters, digits and underscores");
        }
        URI link = note.link();
        if (link != null && !leadsToAPage(link)) {
            return refused(
                    "INVALID_LINK", "a link is an http or https address of at most " + LONGEST_LINK + " characters");
        }
        return Optional.empty();
    }

    /** Whether a click on it opens a page, and nothing else. */
    public static boolean leadsToAPage(URI link) {
        return link.getScheme() != null
                && SCHEMES.contains(link.getScheme().toLowerCase(Locale.ROOT))
                && link.getHost() != null
                && !longer(link.toString(), LONGEST_LINK);
    }

    /** Whether somebody may have this id, so that they may have an inbox. */
    public static boolean isUser(String id) {
        return !id.isBlank() && isTenant(id);
    }

    /** Whether a tenant may have this id; the empty one stands for none. */
    public static boolean isTenant(String id) {
        return !longer(id, LONGEST_NAME)
                && !Controls.in(id)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }

    public static boolean isCategory(String text) {
        return CATEGORY.matcher(text).matches();
    }

    private static boolean longer(String text, int most) {
        return length(text) > most;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<Outcome> refused(String code, String reason) {
        return Optional.of(new Outcome.Refused(code, reason));
    }
}
