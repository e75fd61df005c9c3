package io.github.carillon.sandbox;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** What the users carry with them: registered as real devices are, and read by the push test server. */
final class SandboxDevices {

    private final ObjectProvider<Devices> register;
    private final PushTestServer pushes;
    private final Map<String, Device> byEndpoint = new LinkedHashMap<>();

    /**
     * @param register none where the worker runs elsewhere
     */
    SandboxDevices(ObjectProvider<Devices> register, PushTestServer pushes) {
        this.register = register;
        this.pushes = pushes;
    }

    /** Registers them; called once, when the worker is up. */
    void register() {
        register.ifAvailable(devices -> {
            add(devices, "demo", "Demo's phone", "Android", Permission.GRANTED);
            add(devices, "demo", "Demo's laptop", "Windows", Permission.GRANTED);
            add(devices, "mary", "Mary's phone", "iPhone", Permission.GRANTED);
            add(devices, "john", "John's tablet", "Android", Permission.DENIED);
        });
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
