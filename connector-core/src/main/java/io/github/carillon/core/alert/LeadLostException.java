package io.github.carillon.core.alert;

/** Another worker watches this engine by now; nothing of what was to be written is. */
public final class LeadLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeadLostException() {
        super("another worker watches this engine by now");
    }
}
