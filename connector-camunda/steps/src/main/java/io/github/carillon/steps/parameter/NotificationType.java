package io.github.carillon.steps.parameter;

/** By which channel Send Notification notifies. */
public enum NotificationType {
    /** E-mail handed to the SMTP server of a connection. */
    SMTP("Smtp"),
    /** The same e-mail through the HTTPS API of a mail service. */
    MAIL("Mail"),
    /** A note in the user's inbox, shown by the bell and pushed live. */
    SIGNALR("SignalR"),
    /** A text message to a telephone. */
    SMS("Sms"),
    /** The same note, shown on the user's devices too. */
    PUSH("Push");

    private final String word;

    NotificationType(String word) {
        this.word = word;
    }

    /** Whether its messages have a subject. */
    public boolean hasSubject() {
        return this != SMS;
    }

    /** What is done, where the designer does not say, about a message of which nobody knows whether it went out. */
    WhenUnknown whenUnknown() {
        return this == SMS ? WhenUnknown.PARK : WhenUnknown.REPEAT;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
