package io.github.carillon.core.recipient;

/**
 * A user of this installation as the address of what stays in it. It is nobody's secret.
 *
 * @param value the id in the directory
 */
public record UserId(String value) implements Address {

    /** The id: whoever may read a log may know who works here. */
    @Override
    public String masked() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
