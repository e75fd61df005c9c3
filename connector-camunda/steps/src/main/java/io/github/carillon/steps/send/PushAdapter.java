package io.github.carillon.steps.send;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.message.Push;
import io.github.carillon.core.recipient.DeviceId;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.value.OneLine;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A note in a user's inbox that is shown on each of their devices: one note, however many devices. */
final class PushAdapter implements ChannelAdapter<DeviceId, Push> {

    /** By what the inbox's own notes are known. */
    private static final String INBOX = "inbox";

    private static final Set<String> OBSTACLES = Set.of(Device.GONE, Device.CLIENT_MISSING, Device.PERMISSION_DENIED);

    private final NoteWriter notes;
    private final @Nullable Devices devices;

    /**
     * @param devices those there are, or null where no connection carries pushes
     */
    PushAdapter(NoteWriter notes, @Nullable Devices devices) {
        this.notes = notes;
        this.devices = devices;
    }

    @Override
    public Validated<Reach<DeviceId>> reach(Task task, Recipient recipient, Set<String> named) {
        String user = recipient.userId();
        if (user == null) {
            return Validated.valid(Reach.nowhere(NoteAdapter.NO_USER));
        }
        List<Device> all = ask(() -> devices().of(new Reader(task.tenant(), user)));
        return Validated.valid(reach(
                all.stream()
                        .filter(device -> named.isEmpty() || named.contains(device.id()))
                        .toList(),
                !named.isEmpty()));
    }

    /** Of somebody who has another device, those that are not there any more are nobody's loss. */
    private static Reach<DeviceId> reach(List<Device> all, boolean named) {
        List<Device> active = all.stream()
                .filter(device -> device.state() == DeviceState.ACTIVE)
                .toList();
        List<Device> meant = named || active.isEmpty() ? all : active;
        return meant.isEmpty()
                ? Reach.nowhere(Device.NO_DEVICE)
                : new Reach<>(
                        meant.stream()
                                .filter(device -> device.obstacle().isEmpty())
                                .map(device -> new DeviceId(device.id()))
                                .toList(),
                        meant.stream().flatMap(device -> gap(device).stream()).toList());
    }

    private static Optional<Reach.Gap> gap(Device device) {
        return device.obstacle().map(reason -> new Reach.Gap(", " + named(device), reason));
    }

    private static String named(Device device) {
        return OneLine.of(device.details().name()) + " (" + device.id() + ")";
    }

    /** Between the look at the register and the push, a device may go. */
    @Override
    public boolean isOutOfReach(Outcome.Refused refused) {
        return OBSTACLES.contains(refused.code());
    }

    @Override
    public void check(MessageSpec spec, Faults faults) {
        notes.check(spec, faults);
    }

    @Override
    public Optional<String> warning(MessageSpec spec, Recipient recipient) {
        return notes.warning(spec, recipient, "a push");
    }

    @Override
    public Composition<MessageFactory<DeviceId, Push>> begin(
            MessageSpec spec, Task task, Map<String, @Nullable Object> fields, Files files) {
        return notes.begin(spec, task).map(draft -> (key, to, recipient, text) -> {
            String user = Objects.requireNonNull(recipient.userId(), "nobody else has devices");
            return new Push(draft.write(inInbox(key, user), user, recipient, text), to);
        });
    }

    /** The same for all of somebody's devices. */
    private static DeliveryKey inInbox(DeliveryKey key, String user) {
        return new DeliveryKey(key.engine(), key.tenant(), key.activation(), key.recipient(), INBOX, user);
    }

    private Devices devices() {
        return Objects.requireNonNull(devices, "without a connection there is no push");
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (DatabaseException silent) {
            throw new DirectoryException("the devices' database gave no answer", silent);
        }
    }
}
