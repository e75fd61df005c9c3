package io.github.carillon.sandbox;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Registration;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.PushSubscription;
import io.github.carillon.testserver.PushTestServer;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** What the users carry with them: registered as real devices are, and read by the push test server. */
final class SandboxDevices {

    /** The first one has the id that the example of device check-in is started with. */
    private static final String FIRST = "0123456789abcdef0123456789abcdef";

    private final ObjectProvider<Database> database;
    private final PushTestServer pushes;
    private final Map<String, Device> byEndpoint = new LinkedHashMap<>();

    /**
     * @param database none where the worker runs elsewhere
     */
    SandboxDevices(ObjectProvider<Database> database, PushTestServer pushes) {
        this.database = database;
        this.pushes = pushes;
    }

    /** Registers them; called once, when the worker is up. */
    void register() {
        database.ifAvailable(there -> {
            Iterator<String> ids = Stream.concat(Stream.of(FIRST), Stream.generate(SandboxDevices::id))
                    .iterator();
            Devices devices = new Devices(there.dataSource(), Clock.systemUTC(), ids::next);
            add(devices, "demo", "Demo's phone", "Android", Permission.GRANTED);
            add(devices, "demo", "Demo's laptop", "Windows", Permission.GRANTED);
            add(devices, "mary", "Mary's phone", "iPhone", Permission.GRANTED);
            add(devices, "john", "John's tablet", "Android", Permission.DENIED);
        });
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Which device that is. */
    Optional<Device> at(String endpoint) {
        return Optional.ofNullable(byEndpoint.get(endpoint));
    }

    private void add(Devices devices, String user, String name, String platform, Permission permission) {
        PushSubscription given = pushes.subscribe();
        Subscription subscription = new Subscription(given.endpoint(), given.p256dh(), Secret.of(given.auth()));
        Registration said = new Registration(
                null,
                DeviceKind.WEB_PUSH,
                "push",
                subscription,
                new DeviceDetails(name, platform, null, null, "en"),
                true,
                permission);
        devices.register(new Reader("", user), said).ifPresent(device -> byEndpoint.put(given.endpoint(), device));
    }
}
