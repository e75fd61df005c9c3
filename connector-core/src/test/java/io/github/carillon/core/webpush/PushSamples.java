package io.github.carillon.core.webpush;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.PushSubscription;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A device, notes for it, and a connection. */
final class PushSamples {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T08:00:00Z"), ZoneOffset.UTC);
    static final VapidKeyPair KEYS = VapidKeyPair.generate();
    static final URI PAGE = URI.create("https://notes.example.org/bell/");
    static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), 2);
    static final String NOTE = "0123456789abcdef0123456789abcdef";

    private PushSamples() {}

    static WebPushSettings settings(boolean allowPrivate) {
        return settings(KEYS, allowPrivate);
    }

    static WebPushSettings settings(VapidKeyPair keys, boolean allowPrivate) {
        return new WebPushSettings(keys, "mailto:ops@example.org", PAGE, allowPrivate, LIMITS);
    }

    static Subscription subscription(PushSubscription browser) {
        return new Subscription(browser.endpoint(), browser.p256dh(), Secret.of(browser.auth()));
    }

    static Note note() {
        return note("Order 17 is late", Severity.WARNING, Duration.ofHours(6));
    }

    static Note note(String body, Severity severity, Duration life) {
        return new Note(
                NOTE,
                "north",
                "ada",
                "Größe \u2028 🔔",
                body,
                URI.create("https://shop.example.org/orders/17?tab=1"),
                Note.ACTION_REQUIRED,
                severity,
                new Origin("order", "p1", "key", null),
                CLOCK.instant(),
                CLOCK.instant().plus(life));
    }

    static Delivery<DevicePush> delivery(Subscription subscription) {
        return delivery(DeviceKind.WEB_PUSH, subscription, note());
    }

    static Delivery<DevicePush> delivery(DeviceKind kind, Subscription subscription, Note note) {
        Device device = new Device(
                "fedcba9876543210fedcba9876543210",
                new Reader("north", "ada"),
                kind,
                "browsers",
                subscription,
                DeviceDetails.named("Ada's phone"),
                true,
                Permission.GRANTED,
                DeviceState.ACTIVE,
                null,
                CLOCK.instant(),
                CLOCK.instant(),
                null);
        return new Delivery<>(
                new DeliveryKey("engine", "north", "task-1", "ada", "push", device.id()),
                new DevicePush(device, subscription, note));
    }
}
