package io.github.carillon.testserver;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio checks before it takes a message, and its <a href="https://www.twilio.com/docs/iam/test-credentials">test
 * numbers</a>, which answer with one error each.
 */
final class TwilioRules {

    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;
    private static final Pattern RECIPIENT = Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{1,14}");

    private static final Map<String, TwilioError> BY_RECIPIENT = Map.of(
            "+15005550001",
            TwilioError.badRequest(21211, "The 'To' number +15005550001 is not a valid phone number."),
            "+15005550002",
            TwilioError.badRequest(
                    21612,
                    "Message cannot be sent with the current combination of 'To' (+15005550002) and/or 'From' parameters"),
            "+15005550003",
            TwilioError.badRequest(
                    21408,
                    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                            + "+15005550003"),
            "+15005550004",
            TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient"),
            "+15005550009",
            TwilioError.badRequest(21614, "'To' number is not a valid mobile number: +15005550009"));

    private static final Map<String, TwilioError> BY_SENDER = Map.of(
            "+15005550001",
            TwilioError.badRequest(
                    21212,
                    "The 'From' number +15005550001 is not a valid phone number, shortcode, or alphanumeric sender ID."),
            "+15005550007",
            TwilioError.badRequest(
                    21606,
                    "The 'From' phone number provided (+15005550007) is not a valid message-capable Twilio phone number"
                            + " for this destination/account"),
            "+15005550008",
            TwilioError.badRequest(
                    21611, "This 'From' number +15005550008 has exceeded the maximum number of queued messages"));

    private TwilioRules() {}

    /** The first thing wrong with a posted message, in Twilio's order. */
    static Optional<TwilioError> firstMistake(Form form) {
        return missing(form).or(() -> contentMistake(form)).or(() -> numberMistake(form));
    }

    private static Optional<TwilioError> missing(Form form) {
        if (form.first("To") == null) {
            return mistake(21604, "A 'To' phone number is required.");
        }
        if (form.first("From") == null && form.first("MessagingServiceSid") == null) {
            return mistake(21603, "A 'From' phone number is required.");
        }
        if (form.first("Body") == null && form.first("MediaUrl") == null) {
            return mistake(21602, "Message body is required.");
        }
        return Optional.empty();
    }

    private static Optional<TwilioError> contentMistake(Form form) {
        if (form.all("Body").stream().anyMatch(text -> text.codePointCount(0, text.length()) > LONGEST_BODY)) {
            return mistake(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        if (form.all("MediaUrl").size() > MOST_MEDIA) {
            return mistake(21623, "Number of media files exceeds allowed limit");
        }
        return form.all("MediaUrl").stream().allMatch(TwilioRules::isWebAddress)
                ? Optional.empty()
                : mistake(21620, "Invalid media URL(s)");
    }

    private static Optional<TwilioError> numberMistake(Form form) {
        String to = form.first("To", "");
        if (!RECIPIENT.matcher(to).matches()) {
            return mistake(21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        return known(BY_SENDER, form.first("From")).or(() -> known(BY_RECIPIENT, to));
    }

    private static Optional<TwilioError> known(Map<String, TwilioError> errors, @Nullable String number) {
        return number == null ? Optional.empty() : Optional.ofNullable(errors.get(number));
    }

    private static boolean isWebAddress(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Optional<TwilioError> mistake(int code, String message) {
        return Optional.of(TwilioError.badRequest(code, message));
    }
}
