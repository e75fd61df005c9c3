package io.github.carillon.core.apns;

import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A note as APNs takes it, and how far its sending has come. The library asks for the device token when it has a
 * connection and is about to write: whoever has given up by then gets nothing written.
 */
final class ApnsPush implements ApnsPushNotification {

    /** What the payload may have. */
    static final int LARGEST = 4096;

    /** How far it has come. */
    enum Stage {
        /** There is no connection yet, and nothing is written. */
        WAITING,
        /** It is being written, or was. */
        BEGUN,
        /** Nobody waits for it any more, and nothing was written. */
        GIVEN_UP,
        /** It is no longer this worker's, and nothing was written. */
        LEASE_LOST
    }

    private final Delivery<DevicePush> delivery;
    private final String topic;
    private final byte[] payload;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private Stage stage = Stage.WAITING;

    ApnsPush(Delivery<DevicePush> delivery, String topic, Shown shown) {
        this.delivery = delivery;
        this.topic = topic;
        this.payload = Json.bytes(payload(delivery.message(), shown));
    }

    private static ObjectNode payload(DevicePush push, Shown shown) {
        ObjectNode payload = Json.object();
        ObjectNode aps = payload.putObject("aps");
        ObjectNode alert = aps.putObject("alert").put("title", shown.title(push));
        shown.body(push).ifPresent(body -> alert.put("body", body));
        aps.put("sound", "default").put("thread-id", push.note().category());
        payload.put("note", push.note().id());
        shown.link(push).ifPresent(link -> payload.put("link", link));
        return payload;
    }

    /** How many bytes APNs counts. */
    int size() {
        return payload.length;
    }

    synchronized Stage stage() {
        return stage;
    }

    /** Done when it is about to be written. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    /** Keeps it from being written, unless that has begun. */
    synchronized void giveUp() {
        if (stage == Stage.WAITING) {
            stage = Stage.GIVEN_UP;
        }
    }

    private synchronized boolean begin() {
        if (stage == Stage.WAITING) {
            stage = delivery.ours().getAsBoolean() ? Stage.BEGUN : Stage.LEASE_LOST;
        }
        return stage == Stage.BEGUN;
    }

    /**
     * Asked for when it is about to be written.
     *
     * @throws IllegalStateException when it shall not be
     */
    @Override
    public String getToken() {
        if (!begin()) {
            throw new IllegalStateException("the push is no longer wanted");
        }
        begun.complete(null);
        return delivery.message().subscription().address();
    }

    @Override
    public String getPayload() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public Instant getExpiration() {
        return delivery.message().note().expiresAt();
    }

    @Override
    public DeliveryPriority getPriority() {
        return delivery.message().note().severity() == Severity.INFO
                ? DeliveryPriority.CONSERVE_POWER
                : DeliveryPriority.IMMEDIATE;
    }

    @Override
    public PushType getPushType() {
        return PushType.ALERT;
    }

    @Override
    public String getTopic() {
        return topic;
    }

    /** What repeats a delivery replaces on the device what that showed before. */
    @Override
    public String getCollapseId() {
        return delivery.key().id();
    }

    /** The delivery's id in the form that APNs has for ids. */
    @Override
    public UUID getApnsId() {
        String id = delivery.key().id();
        return new UUID(Long.parseUnsignedLong(id.substring(0, 16), 16), Long.parseUnsignedLong(id.substring(16), 16));
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "ApnsPush[" + delivery.key() + "]";
    }
}
