package io.github.carillon.worker.parameter;

/** By which channel Send Notification notifies. */
public enum NotificationType {
    /** E-mail handed to the SMTP server of a connection. */
    SMTP("Smtp"),
    /** The same e-mail through the HTTPS API of a mail service. */
    MAIL("Mail");

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
