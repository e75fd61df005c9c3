package io.github.carillon.steps;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Registration;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.push.PushChannel;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.connection.Connections.Pushes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A register of devices, inboxes and a ledger, and a channel that stands for all push services. */
public final class PushFixture implements AutoCloseable {

    public static final String CONNECTION = "browsers";

    public final Ledgers ledgers = new Ledgers();
    public final Dispatcher dispatcher = new Dispatcher(ledgers.ledger(), Clock.systemUTC());
    public final ScriptedChannel<DevicePush> service = new ScriptedChannel<>("web-push");
    public final Devices devices = new Devices(
            ledgers.dataSource(),
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString().replace("-", ""));
    public final Inbox inbox = new Inbox(ledgers.dataSource(), Clock.systemUTC());
    public final Set<String> declined = new HashSet<>();

    /** These connections, with inboxes and pushes. */
    public Connections with(Connections others) {
        return with(others, service);
    }

    /** The same, with another channel that stands for all push services. */
    public Connections with(Connections others, Channel<DevicePush> services) {
        Channel<Note> notes = new InboxChannel(inbox, note -> {});
        return others.withInboxes(new Inboxes(
                        notes,
                        Duration.ofDays(30),
                        (tenant, user, category, channel) -> !declined.contains(user + " " + category + " " + channel),
                        new Outbox(ledgers.dataSource(), Clock.systemUTC()),
                        new Escalations(ledgers.dataSource(), Clock.systemUTC())))
                .withPushes(new Pushes(new PushChannel(notes, devices, Map.of(CONNECTION, services)), devices));
    }

    /** Registers a device that can show notifications. */
    public Device device(String user, String name) {
        return device(user, name, true, Permission.GRANTED);
    }

    Device device(String user, String name, boolean client, Permission permission) {
        return device(new Reader("", user), name, client, permission);
    }

    Device device(Reader owner, String name, boolean client, Permission permission) {
        return devices.register(
                        owner,
                        new Registration(
                                null,
                                DeviceKind.WEB_PUSH,
                                CONNECTION,
                                Subscription.token("https://push.example.net/" + UUID.randomUUID()),
                                DeviceDetails.named(name),
                                client,
                                permission))
                .orElseThrow();
    }

    /** What is in somebody's inbox. */
    public List<Note> inboxOf(String user) {
        return inbox.list(new Reader("", user), Filter.of(State.ACTIVE), null, 10).notes().stream()
                .map(note -> note.note())
                .toList();
    }

    @Override
    public void close() {
        ledgers.close();
    }
}
