package io.github.carillon.core.push;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Push;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a note in its reader's inbox, and then shows it on one of their devices, by the connection with which that is
 * registered. A device that is gone is noted as such. Safe for use from any thread.
 */
public final class PushChannel implements Channel<Push> {

    /** The database of the devices gave no answer. */
    public static final String UNAVAILABLE = "DEVICES_UNAVAILABLE";

    private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);

    private final Channel<Note> inbox;
    private final Devices devices;
    private final Map<String, Channel<DevicePush>> connections;

    /**
     * @param connections by name
     */
    public PushChannel(Channel<Note> inbox, Devices devices, Map<String, Channel<DevicePush>> connections) {
        this.inbox = inbox;
        this.devices = devices;
        this.connections = Map.copyOf(connections);
    }

    @Override
    public String kind() {
        return "push";
    }

    @Override
    public Outcome send(Delivery<Push> delivery) {
        return admit(delivery.message(), Duration.ZERO).send(delivery);
    }

    /** What cannot be shown is kept all the same, so that it is admitted. */
    @Override
    public Permit<Push> admit(Push push, Duration patience) {
        try {
            return devices.find(push.note().tenant(), List.of(push.device().value())).stream()
                    .findFirst()
                    .map(device -> admit(push, device, patience))
                    .orElseGet(() -> keptOnly(new Outcome.Refused(Device.GONE, "there is no such device")));
        } catch (DatabaseException silent) {
            return new Permit.NotNow<>(unavailable(silent));
        }
    }

    private Permit<Push> admit(Push push, Device device, Duration patience) {
        Subscription subscription = device.subscription();
        Channel<DevicePush> connection = connections.get(device.connection());
        String obstacle = device.obstacle().orElse(null);
        if (obstacle != null || subscription == null) {
            return keptOnly(
                    new Outcome.Refused(Objects.requireNonNullElse(obstacle, Device.PERMISSION_DENIED), why(device)));
        }
        if (connection == null) {
            return keptOnly(new Outcome.Misconfigured(
                    "UNKNOWN_CONNECTION",
                    "the device is registered with the connection " + device.connection() + ", which is not configured",
                    Outcome.Scope.MESSAGE));
        }
        DevicePush shown = new DevicePush(device, subscription, push.note());
        return connection
                .admit(shown, patience)
                .match(
                        admitted -> new Permit.Admitted<>(
                                delivery -> kept(delivery, () -> show(delivery, shown, admitted.sending())),
                                admitted.unused()),
                        notNow -> new Permit.NotNow<>(notNow.outcome()));
    }

    private static String why(Device device) {
        String reason = device.reason();
        return reason == null
                ? "the device cannot show notifications"
                : "the device is not registered any more: " + reason;
    }

    private Permit<Push> keptOnly(Outcome outcome) {
        return new Permit.Admitted<>(delivery -> kept(delivery, () -> outcome), () -> {});
    }

    /** What is not in the inbox is not shown either: a click on it would lead nowhere. */
    private Outcome kept(Delivery<Push> delivery, Showing showing) {
        Note note = delivery.message().note();
        Outcome kept = inbox.send(new Delivery<>(delivery.key(), note, delivery.ours()));
        return kept instanceof Outcome.Accepted ? showing.show() : kept;
    }

    private Outcome show(Delivery<Push> delivery, DevicePush shown, Function<Delivery<DevicePush>, Outcome> sending) {
        Outcome outcome = sending.apply(new Delivery<>(delivery.key(), shown, delivery.ours()));
        note(shown.device(), outcome);
        return outcome;
    }

    /** What became of the push stands, whether or not the register hears of it. */
    private void note(Device device, Outcome outcome) {
        try {
            if (outcome instanceof Outcome.Accepted accepted && !Outcome.Accepted.HELD.equals(accepted.status())) {
                devices.used(device);
            } else if (outcome instanceof Outcome.Refused refused
                    && refused.code().equals(Device.GONE)) {
                devices.gone(device, refused.reason());
            }
        } catch (DatabaseException silent) {
            LOG.warn("What became of a push to {} could not be noted: {}", device, SafeStackTrace.of(silent));
        }
    }

    private static Outcome unavailable(DatabaseException silent) {
        LOG.warn("The devices' database gave no answer: {}", SafeStackTrace.of(silent));
        return new Outcome.Deferred(
                UNAVAILABLE, "the devices' database gave no answer", null, Outcome.Scope.CONNECTION);
    }

    /** Shows what is kept. */
    @FunctionalInterface
    private interface Showing {
        Outcome show();
    }
}
