package io.github.carillon.core.device;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Notes on their way to devices, for the tests of what carries them. */
public final class DevicePushes {

    /** When all of them are made. */
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final DeviceKind kind;

    /** To devices of this kind. */
    public DevicePushes(DeviceKind kind) {
        this.kind = kind;
    }

    /** One with everything a note can have. */
    public Delivery<DevicePush> to(String address) {
        return to(address, note("Approval needed", "Order 17 waits for you.", Severity.WARNING, Duration.ofDays(7)));
    }

    /** The same, which may no longer be this worker's. */
    public Delivery<DevicePush> to(String address, BooleanSupplier ours) {
        Delivery<DevicePush> delivery = to(address);
        return new Delivery<>(delivery.key(), delivery.message(), ours);
    }

    /** One of this note. */
    public Delivery<DevicePush> to(String address, Note note) {
        return to(address, note, "en");
    }

    /** The same, to somebody who reads this language. */
    public Delivery<DevicePush> to(String address, Note note, @Nullable String locale) {
        Subscription subscription = Subscription.token(address);
        Device device = new Device(
                "d".repeat(32),
                new Reader("", "mary"),
                kind,
                "apps",
                subscription,
                new DeviceDetails("Mary's phone", null, null, null, locale),
                true,
                Permission.GRANTED,
                DeviceState.ACTIVE,
                null,
                NOW,
                NOW,
                null);
        DeliveryKey key = new DeliveryKey("engine", "", "task-1", "mary", "push", device.id());
        return new Delivery<>(key, new DevicePush(device, subscription, note));
    }

    /** A note that is good for so long. */
    public static Note note(String title, String body, Severity severity, Duration life) {
        return new Note(
                "0123456789abcdef0123456789abcdef",
                "",
                "mary",
                title,
                body,
                URI.create("https://example.org/task/1"),
                Note.ACTION_REQUIRED,
                severity,
                new Origin("approval", "instance-1", "order-17", "approve"),
                NOW,
                NOW.plus(life));
    }

    /** What became of it and with which code: {@code refused DEVICE_GONE}. */
    public static String kindOf(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                refused -> "refused " + refused.code(),
                misconfigured -> "misconfigured " + misconfigured.code(),
                deferred -> "deferred " + deferred.code(),
                unknown -> "unknown " + unknown.code());
    }
}
