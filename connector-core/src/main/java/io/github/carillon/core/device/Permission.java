package io.github.carillon.core.device;

import java.util.Arrays;
import java.util.Optional;

/** Whether a device may show notifications (Notifications API, {@code Notification.permission}). */
public enum Permission {
    /** It may. */
    GRANTED("granted"),
    /** Its user said no. */
    DENIED("denied"),
    /** Its user was not asked, or did not say. */
    DEFAULT("default");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    /** The permission with this word. */
    public static Optional<Permission> of(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word.equals(word))
                .findFirst();
    }

    /** As programs name it. */
    @Override
    public String toString() {
        return word;
    }
}
