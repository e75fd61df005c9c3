package io.github.carillon.steps.parameter;

/** By what an in-app note is followed that its reader has not read in time: the notification types that are e-mail. */
public enum EscalateTo {
    SMTP(NotificationType.SMTP),
    MAIL(NotificationType.MAIL);

    private final NotificationType type;

    EscalateTo(NotificationType type) {
        this.type = type;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return type.toString();
    }
}
