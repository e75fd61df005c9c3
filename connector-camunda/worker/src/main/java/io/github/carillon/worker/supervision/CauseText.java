package io.github.carillon.worker.supervision;

import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.value.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The message of an incident as supervisors may read it, and what it has in common with others. It is somebody else's text,
 * and may quote whatever the process holds.
 */
final class CauseText {

    private static final int LONGEST = 300;
    private static final int LONGEST_KIND = 200;

    /** No more is looked at: a message may be as long as a variable. */
    private static final int LONGEST_READ = 2_000;

    /** What the engine says before the words of a script: a notice says it by itself, and its readers want the words. */
    private static final Pattern BEFORE_THE_WORDS =
            Pattern.compile("^Unable to evaluate script while executing activity"
                    + " '[^']*' in the process definition with id '[^']*'\\s*:\\s*(?=\\S)");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|«[^»]*»|`[^`]*`");
    private static final Pattern ID = Pattern.compile(
            "\\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b|\\b(?=\\w*\\d)[\\w.:-]*\\d[\\w.:-]*|@[0-9a-f]{4,}");

    private static final Pattern CONNECTION = Pattern.compile("^Connection \"(?<repair>[^\"]+)\" must be repaired\\."
            + "|connection \"(?<breaker>[^\"]+)\" is not used until it works again, its circuit breaker is open");

    private CauseText() {}

    /** The first line that says anything, short and without what looks like a secret or an address; or empty. */
    static String of(@Nullable String message) {
        String read = message == null ? "" : message.substring(0, Math.min(message.length(), LONGEST_READ));
        String line = read.lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String words = BEFORE_THE_WORDS.matcher(line).replaceFirst("");
        return OneLine.cut(ReplyText.safe(OneLine.of(words), List.of()), LONGEST);
    }

    /** What is the same however often it happens: the text without what names one thing in particular. */
    static String kind(String cause) {
        String plain = ID.matcher(QUOTED.matcher(cause).replaceAll("…")).replaceAll("…");
        return OneLine.cut(plain, LONGEST_KIND);
    }

    /** The connection of this installation that is at fault by a step's own words; empty where none is. */
    static Optional<String> connection(@Nullable String message) {
        Matcher fault = CONNECTION.matcher(message == null ? "" : message);
        return fault.find()
                ? Optional.ofNullable(fault.group("repair")).or(() -> Optional.of(fault.group("breaker")))
                : Optional.empty();
    }
}
