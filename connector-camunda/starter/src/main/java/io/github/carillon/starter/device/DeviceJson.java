package io.github.carillon.starter.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.value.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A device as its owner and administrators see it: never where its pushes go, nor what they are encrypted with. */
final class DeviceJson {

    private DeviceJson() {}

    static ObjectNode of(Device device) {
        DeviceDetails details = device.details();
        return Json.object()
                .put("id", device.id())
                .put("kind", device.kind().toString())
                .put("connection", device.connection())
                .put("name", details.name())
                .put("platform", details.platform())
                .put("app", details.app())
                .put("appVersion", details.appVersion())
                .put("locale", details.locale())
                .put("clientInstalled", device.clientInstalled())
                .put("permission", device.permission().toString())
                .put("state", device.state().name().toLowerCase(Locale.ROOT))
                .put("reason", device.reason())
                .put("obstacle", device.obstacle().orElse(null))
                .put("registeredAt", device.registeredAt().toString())
                .put("seenAt", device.seenAt().toString())
                .put("usedAt", text(device.usedAt()));
    }

    /** The same for an administrator, who has to know whose it is. */
    static ObjectNode withOwner(Device device) {
        return of(device).put("user", device.owner().user());
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
