package io.github.carillon.core.recipient;

/**
 * A user of this installation as the address of what stays in it. It is nobody's secret, unless it is a mail address.
 *
 * @param value the id in the directory
 */
public record UserId(String value) implements Address {

    /**
     * The id: whoever may read a log may know who works here. Data may name an address instead of a user, or users may
     * be called by theirs: an address is masked wherever it comes from.
     */
    @Override
    public String masked() {
        return EmailAddress.looksLikeOne(value) ? EmailAddress.maskOf(value) : value;
    }

    @Override
    public String toString() {
        return masked();
    }
}
