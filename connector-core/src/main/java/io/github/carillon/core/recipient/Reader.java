package io.github.carillon.core.recipient;

/**
 * Whose inbox and whose devices they are. Every question to them is asked for one reader, and answered with what is theirs
 * alone.
 *
 * @param tenant the tenant's id, or empty
 * @param user the user's id
 */
public record Reader(String tenant, String user) {

    /** Shows nobody: a user's id may be an address. */
    @Override
    public String toString() {
        return "Reader[***]";
    }
}
