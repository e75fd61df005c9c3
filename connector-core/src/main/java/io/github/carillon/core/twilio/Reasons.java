package io.github.carillon.core.twilio;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes Twilio's texts fit for an incident: one line, not too long, and no number that could be dialled. */
final class Reasons {

    private static final int LONGEST = 300;
    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 2;
    private static final Pattern NUMBER = Pattern.compile("\\+(?:[ ().-]{0,2}[0-9]){6,}|[0-9]{7,}");

    private Reasons() {}

    static String clean(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "Twilio gave no reason";
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String masked = NUMBER.matcher(line).replaceAll(number -> masked(number.group()));
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    private static String masked(String number) {
        return number.substring(0, SHOWN_BEFORE) + "***" + number.substring(number.length() - SHOWN_AFTER);
    }
}
