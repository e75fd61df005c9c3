package io.github.carillon.core.device;

import java.util.Arrays;
import java.util.Optional;

/** How a device is reached. */
public enum DeviceKind {
    /** A browser, by the push service of its maker (RFC 8030). */
    WEB_PUSH("web-push"),
    /** An app that takes its pushes from a distributor of the user's choice (UnifiedPush). */
    UNIFIED_PUSH("unified-push"),
    /** An app by Firebase Cloud Messaging. */
    FCM("fcm"),
    /** An app by the Apple Push Notification service. */
    APNS("apns");

    private final String word;

    DeviceKind(String word) {
        this.word = word;
    }

    /** The kind with this word. */
    public static Optional<DeviceKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As programs name it. */
    @Override
    public String toString() {
        return word;
    }
}
