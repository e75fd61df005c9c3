package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Validated;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a text message goes, as it is written: a number, or {@code whatsapp:} and a number.
 *
 * @param number whose
 * @param whatsApp whether by WhatsApp, and not as SMS
 */
public record TextAddress(PhoneNumber number, boolean whatsApp) {

    private static final Pattern WHATSAPP = Pattern.compile("(?i)whatsapp\\s*:(?<number>.*)", Pattern.DOTALL);

    /** Reads either, the number by the rules of {@link PhoneNumbers#parse}. */
    public static Validated<TextAddress> parse(String text, @Nullable String defaultCountry) {
        Matcher whatsApp = WHATSAPP.matcher(PlainNumber.of(text));
        return whatsApp.matches()
                ? PhoneNumbers.parse(whatsApp.group("number"), defaultCountry)
                        .map(number -> new TextAddress(number, true))
                : PhoneNumbers.parse(text, defaultCountry).map(number -> new TextAddress(number, false));
    }
}
