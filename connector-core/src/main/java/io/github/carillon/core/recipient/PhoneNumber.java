package io.github.carillon.core.recipient;

/**
 * A telephone number in the international form of ITU-T E.164: {@code +}, a country code that does not begin with 0,
 * and at most 15 digits in all. Made by {@link PhoneNumbers}.
 *
 * @param value for example {@code +15005550006}
 */
public record PhoneNumber(String value) implements Address {

    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 2;

    /**
     * @throws IllegalArgumentException when the text is not in E.164 form
     */
    public PhoneNumber {
        if (!value.matches("\\+[1-9][0-9]{1,14}")) {
            throw new IllegalArgumentException("a phone number is + and 2 to 15 digits (E.164)");
        }
    }

    @Override
    public String masked() {
        int shown = SHOWN_BEFORE + SHOWN_AFTER;
        return value.length() <= shown
                ? "***"
                : value.substring(0, SHOWN_BEFORE) + "***" + value.substring(value.length() - SHOWN_AFTER);
    }

    @Override
    public String toString() {
        return masked();
    }
}
