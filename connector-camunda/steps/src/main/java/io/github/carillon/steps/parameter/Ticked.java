package io.github.carillon.steps.parameter;

/** Whether something is wanted: written as the truth values that they are. */
public enum Ticked {
    /** It is. */
    YES("true"),
    /** It is not. */
    NO("false");

    private final String written;

    Ticked(String written) {
        this.written = written;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return written;
    }
}
