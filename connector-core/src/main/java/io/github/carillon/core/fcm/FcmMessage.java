package io.github.carillon.core.fcm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.value.Json;
import java.time.Duration;
import java.time.Instant;

/**
 * A note as FCM takes it. What repeats a delivery replaces on the device what that showed before: by the tag on Android,
 * by the collapse id on Apple's. There is no collapse key: of such messages FCM keeps no more than four for a device
 * that is away, each with a key of its own, and loses the others.
 *
 * @param body the request's
 * @param size the bytes that count
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">Message</a>
 */
record FcmMessage(ObjectNode body, int size) {

    /** What the text and the data may have together, with their names. */
    static final int LARGEST = 4096;

    private static final Duration LONGEST_KEPT = Duration.ofDays(28);

    static FcmMessage of(Delivery<DevicePush> delivery, Shown shown, Instant now) {
        DevicePush push = delivery.message();
        ObjectNode notification = Json.object().put("title", shown.title(push));
        shown.body(push).ifPresent(text -> notification.put("body", text));
        ObjectNode data = Json.object().put("note", push.note().id());
        shown.link(push).ifPresent(link -> data.put("link", link));
        ObjectNode message = Json.object().put("token", push.subscription().address());
        message.set("notification", notification);
        message.set("data", data);
        message.set("android", android(delivery, now));
        message.set("apns", apple(delivery));
        ObjectNode body = Json.object();
        body.set("message", message);
        return new FcmMessage(body, Json.bytes(notification).length + Json.bytes(data).length);
    }

    private static ObjectNode android(Delivery<DevicePush> delivery, Instant now) {
        Note note = delivery.message().note();
        Duration left = Duration.between(now, note.expiresAt());
        Duration kept = left.compareTo(LONGEST_KEPT) < 0 ? left : LONGEST_KEPT;
        ObjectNode android = Json.object()
                .put("ttl", Math.max(0, kept.toSeconds()) + "s")
                .put("priority", isUrgent(note) ? "HIGH" : "NORMAL");
        android.putObject("notification").put("tag", delivery.key().id());
        return android;
    }

    private static ObjectNode apple(Delivery<DevicePush> delivery) {
        Note note = delivery.message().note();
        ObjectNode apple = Json.object();
        apple.putObject("headers")
                .put("apns-expiration", String.valueOf(note.expiresAt().getEpochSecond()))
                .put("apns-priority", isUrgent(note) ? "10" : "5")
                .put("apns-collapse-id", delivery.key().id());
        apple.putObject("payload").putObject("aps").put("sound", "default").put("thread-id", note.category());
        return apple;
    }

    private static boolean isUrgent(Note note) {
        return note.severity() != Severity.INFO;
    }

    /** Shows its size only. */
    @Override
    public String toString() {
        return "FcmMessage[" + size + "]";
    }
}
