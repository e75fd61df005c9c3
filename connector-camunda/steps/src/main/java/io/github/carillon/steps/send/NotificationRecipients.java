package io.github.carillon.steps.send;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Mention;
import io.github.carillon.core.recipient.RecipientResolver;
import io.github.carillon.core.recipient.RecipientResolver.Resolved;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.message.RecipientSpec;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who gets a message: the union of all whom a step names, the owners of the devices it names among them. */
final class NotificationRecipients {

    /** The reason for skipping what is no device of the task's tenant. */
    private static final String UNKNOWN_DEVICE = "UNKNOWN_DEVICE";

    private final RecipientResolver resolver;
    private final @Nullable Devices devices;

    /**
     * @param devices those there are, or null where there is no register of them
     */
    NotificationRecipients(RecipientResolver resolver, @Nullable Devices devices) {
        this.resolver = resolver;
        this.devices = devices;
    }

    /** Everybody; or why the field that names them cannot be used. */
    Validated<Resolved> of(RecipientSpec named, Row row, Task task) {
        return new RecipientField(named.field()).in(row).map(fromField -> {
            List<Mention> mixed = new ArrayList<>(fromField);
            mixed.addAll(mentions(named.to()));
            List<Mention> users = new ArrayList<>();
            named.users().forEach(argument -> users.addAll(mentions(argument)));
            List<Skipped> unknown = new ArrayList<>();
            mentions(named.devices()).forEach(new Owners(task, named.devices(), users, unknown)::add);
            Resolved found = resolver.resolve(users, mentions(named.groups()), mixed);
            List<Skipped> skipped = new ArrayList<>(unknown);
            skipped.addAll(found.skipped());
            return new Resolved(found.recipients(), skipped, found.places());
        });
    }

    /** The ids of the devices that are named. */
    static Set<String> ids(Argument<List<@Nullable Object>> devices) {
        Set<String> ids = new LinkedHashSet<>();
        mentions(devices).forEach(one -> id(one).ifPresent(ids::add));
        return ids;
    }

    private static Optional<String> id(Mention device) {
        return device.value() instanceof CharSequence text && !device.isNobody()
                ? Optional.of(Invisible.trimmed(text.toString()))
                : Optional.empty();
    }

    /** Where an expression was to say somebody and does not, that is named. */
    private static List<Mention> mentions(Argument<List<@Nullable Object>> people) {
        return people.find()
                .map(all -> Mention.all(people.name(), all))
                .orElseGet(() -> people.isData() ? List.of(new Mention(people.name(), null)) : List.of());
    }

    /** Takes the owners of devices for users who are named, and skips what is no device. */
    private final class Owners {

        private final Map<String, Device> known = new HashMap<>();
        private final List<Mention> users;
        private final List<Skipped> unknown;

        Owners(Task task, Argument<List<@Nullable Object>> named, List<Mention> users, List<Skipped> unknown) {
            this.users = users;
            this.unknown = unknown;
            find(task, ids(named)).forEach(device -> known.put(device.id(), device));
        }

        void add(Mention named) {
            Optional<String> id = id(named);
            if (id.isEmpty()) {
                unknown.add(new Skipped(named.where(), named.isNobody() ? "empty" : "no text"));
            } else if (known.containsKey(id.get())) {
                users.add(new Mention(named.where(), known.get(id.get()).owner().user()));
            } else {
                unknown.add(new Skipped(new UserId(id.get()).masked(), UNKNOWN_DEVICE));
            }
        }

        private List<Device> find(Task task, Set<String> ids) {
            if (ids.isEmpty() || devices == null) {
                return List.of();
            }
            try {
                return devices.find(task.tenant(), ids);
            } catch (DatabaseException silent) {
                throw new DirectoryException("the devices' database gave no answer", silent);
            }
        }
    }
}
