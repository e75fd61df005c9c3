package io.github.carillon.core.recipient;

/**
 * A group of the directory as the address of what is for all of it at once and goes to nobody by name, such as a webhook.
 *
 * @param value the id in the directory
 */
public record GroupId(String value) implements Address {

    /** The id: it is nobody's secret, unless a group is called by its mailbox. */
    @Override
    public String masked() {
        return EmailAddress.looksLikeOne(value) ? EmailAddress.maskOf(value) : value;
    }

    @Override
    public String toString() {
        return masked();
    }
}
