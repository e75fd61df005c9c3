package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Validated;
import java.util.regex.Pattern;

/**
 * Whom a message comes from, in the forms that providers take: a number in E.164 form, a short code (3 to 8 digits, no
 * {@code +}), an alphanumeric sender (at most 11 characters with a letter among them) or {@code whatsapp:} and a number.
 */
public final class SenderName {

    private static final String WHATSAPP = "whatsapp:";
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern ALPHANUMERIC = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s().-]");

    private SenderName() {}

    /** The sender as the provider is told it; or what is wrong with it. */
    public static Validated<String> parse(String text) {
        String name = PlainNumber.of(text);
        if (isWhatsApp(name)) {
            return number(name.substring(WHATSAPP.length())).map(WHATSAPP::concat);
        }
        if (ALPHANUMERIC.matcher(name).matches()) {
            return Validated.valid(name);
        }
        return SHORT_CODE.matcher(name).matches() ? Validated.valid(name) : number(name);
    }

    /** Whether it is one of WhatsApp's. */
    public static boolean isWhatsApp(String name) {
        return name.startsWith(WHATSAPP);
    }

    /** The sender, or the recipient, of this number by WhatsApp. */
    public static String whatsApp(String number) {
        return WHATSAPP + number;
    }

    private static Validated<String> number(String text) {
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("").replaceFirst("^00", "+");
        String number = digits.startsWith("+") ? digits : "+" + digits;
        return E164.matcher(number).matches()
                ? Validated.valid(number)
                : Validated.invalid(
                        "is not a valid sender: one is a number with its country code, a short code of 3 to 8 digits, "
                                + "or at most 11 letters and digits");
    }
}
