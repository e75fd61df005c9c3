package io.github.carillon.core.device;

import io.github.carillon.core.recipient.Reader;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device on which a user wants to be notified, as it was registered, and what became of it.
 *
 * @param id what it is known by; 32 lower-case hexadecimal digits
 * @param owner whose it is
 * @param kind how it is reached
 * @param connection by which connection
 * @param subscription where its pushes go, or null where it has none
 * @param clientInstalled whether what shows notifications is there
 * @param permission whether it may show them
 * @param state whether it is still there
 * @param reason why not, for people, or null
 * @param registeredAt when it was first registered
 * @param seenAt when it last said how it is
 * @param usedAt when a push to it was last accepted, or null
 */
public record Device(
        String id,
        Reader owner,
        DeviceKind kind,
        String connection,
        @Nullable Subscription subscription,
        DeviceDetails details,
        boolean clientInstalled,
        Permission permission,
        DeviceState state,
        @Nullable String reason,
        Instant registeredAt,
        Instant seenAt,
        @Nullable Instant usedAt) {

    /** The reason for skipping a user who has no device at all. */
    public static final String NO_DEVICE = "NO_DEVICE";

    /** The device is not there any more. */
    public static final String GONE = "DEVICE_GONE";

    /** What shows notifications is not installed. */
    public static final String CLIENT_MISSING = "CLIENT_MISSING";

    /** The device may not show notifications. */
    public static final String PERMISSION_DENIED = "PERMISSION_DENIED";

    /** Why nothing can be sent to it: one of the codes of this class; empty where it can. */
    public Optional<String> obstacle() {
        if (state != DeviceState.ACTIVE) {
            return Optional.of(GONE);
        }
        if (!clientInstalled) {
            return Optional.of(CLIENT_MISSING);
        }
        return permission == Permission.GRANTED && subscription != null
                ? Optional.empty()
                : Optional.of(PERMISSION_DENIED);
    }

    /** Says which, and neither whose nor where. */
    @Override
    public String toString() {
        return "Device[" + id + " " + kind + "]";
    }
}
