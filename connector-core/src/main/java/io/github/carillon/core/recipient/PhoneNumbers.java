package io.github.carillon.core.recipient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.carillon.core.value.Validated;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads telephone numbers as people and programs write them: with {@code +}, with {@code 00}, or with the country code
 * alone; with spaces, dots, dashes, slashes and brackets; as a {@code tel:} address (RFC 3966). May be called from any
 * thread.
 *
 * <p>A number passes when its length is possible in its country. Whether it is in use only the provider can say, whose own
 * test numbers belong to nobody. A {@code whatsapp:} prefix is no part of a number: {@link TextAddress} reads both.
 */
public final class PhoneNumbers {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Pattern WRITTEN =
            Pattern.compile("\\+?[\\s().\\-/\\u2010-\\u2015]*[0-9][0-9\\s().\\-/\\u2010-\\u2015]*");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 2;

    private PhoneNumbers() {}

    /**
     * Reads a number.
     *
     * @param defaultCountry two letters (ISO 3166-1) for numbers written without a country code, or null to read every
     *     number as one with a country code. With it, a number that could be meant both ways is invalid, since nothing
     *     is worse than writing to a stranger
     */
    public static Validated<PhoneNumber> parse(String text, @Nullable String defaultCountry) {
        String number = PlainNumber.of(text).replaceFirst("^(?i:tel:)", "").strip();
        if (!WRITTEN.matcher(number).matches()) {
            return Validated.invalid("is not a valid phone number: one looks like +15005550006");
        }
        if (number.startsWith("+")) {
            return international(number);
        }
        if (number.startsWith("00")) {
            return international("+" + number.substring(2));
        }
        return defaultCountry == null ? international("+" + number) : eitherWay(number, defaultCountry);
    }

    /** What may be shown of a text that was found where a number is expected. */
    public static String maskOf(String text) {
        String number = PlainNumber.of(text);
        String digits = number.replaceAll("[^+0-9]", "");
        return isWritten(number) && digits.length() > SHOWN_BEFORE + SHOWN_AFTER
                ? digits.substring(0, SHOWN_BEFORE) + "***" + digits.substring(digits.length() - SHOWN_AFTER)
                : "a number that is not valid";
    }

    /** Whether a text in ASCII has nothing in it but what numbers are written with. */
    static boolean isWritten(String number) {
        return WRITTEN.matcher(number).matches();
    }

    private static Validated<PhoneNumber> international(String number) {
        return read(number, null)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid(
                        "is not a valid phone number with a country code: one looks like +15005550006, with 15"
                                + " digits at most"));
    }

    private static Validated<PhoneNumber> eitherWay(String number, String country) {
        List<PhoneNumber> readings = Stream.of(read("+" + number, null), read(number, country))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<PhoneNumber> inUse =
                readings.stream().filter(PhoneNumbers::isAssigned).toList();
        if (inUse.size() > 1) {
            return Validated.invalid("could be a number with or without a country code: write it with a +");
        }
        return Stream.concat(inUse.stream(), readings.stream())
                .findFirst()
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid("is not a valid phone number: one looks like +15005550006"));
    }

    private static Optional<PhoneNumber> read(String number, @Nullable String country) {
        try {
            Phonenumber.PhoneNumber read = UTIL.parse(number, country);
            String e164 = UTIL.format(read, PhoneNumberFormat.E164);
            return UTIL.isPossibleNumberWithReason(read) == ValidationResult.IS_POSSIBLE
                            && E164.matcher(e164).matches()
                    ? Optional.of(new PhoneNumber(e164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** True where the number lies in a range that its country has given out. */
    private static boolean isAssigned(PhoneNumber number) {
        try {
            return UTIL.isValidNumber(UTIL.parse(number.value(), null));
        } catch (NumberParseException impossible) {
            return false;
        }
    }
}
