package io.github.carillon.worker.parameter;

/** By which channel Send Notification notifies. */
public enum NotificationType {
    /** E-mail handed to the SMTP server of a connection. */
    SMTP("Smtp");

    private final String word;

    NotificationType(String word) {
        this.word = word;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
