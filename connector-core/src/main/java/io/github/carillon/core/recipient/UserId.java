package io.github.carillon.core.recipient;

/**
 * A user of this installation as the address of what stays in it. It is nobody's secret, unless it is a mail address or a telephone number.
 *
 * @param value the id in the directory
 */
public record UserId(String value) implements Address {

    private static final Contact NUMBERS = Contact.phone(null);

    /**
     * The id: whoever may read a log may know who works here. Data may name an address instead of a user, or users may
     * be called by theirs: an address or a number is masked wherever it comes from.
     */
    @Override
    public String masked() {
        if (EmailAddress.looksLikeOne(value)) {
            return EmailAddress.maskOf(value);
        }
        return NUMBERS.isAddress(value) ? PhoneNumbers.maskOf(value) : value;
    }

    @Override
    public String toString() {
        return masked();
    }
}
