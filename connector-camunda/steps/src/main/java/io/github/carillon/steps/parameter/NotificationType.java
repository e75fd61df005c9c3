package io.github.carillon.steps.parameter;

/** By which channel Send Notification notifies. */
public enum NotificationType {
    /** E-mail handed to the SMTP server of a connection. */
    SMTP("Smtp"),
    /** The same e-mail through the HTTPS API of a mail service. */
    MAIL("Mail"),
    /** A note in the user's inbox, shown by the bell and pushed live. */
    SIGNALR("SignalR");

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
