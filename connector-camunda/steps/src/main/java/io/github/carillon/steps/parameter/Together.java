package io.github.carillon.steps.parameter;

/** Whether several recipients share a message: written as the truth values that they are. */
public enum Together {
    /** Each gets a message of their own. */
    EACH("false"),
    /** One message is for all of them. */
    ALL("true");

    private final String written;

    Together(String written) {
        this.written = written;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return written;
    }
}
