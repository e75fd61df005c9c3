package io.github.carillon.core.device;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a device of theirs.
 *
 * @param id of the device where it was registered before, or null where it may be new
 * @param kind how it is reached
 * @param connection by which connection
 * @param subscription where its pushes go, or null where it has none, such as for want of permission
 * @param clientInstalled whether the app or the service worker is there that shows them
 * @param permission whether it may show notifications
 */
public record Registration(
        @Nullable String id,
        DeviceKind kind,
        String connection,
        @Nullable Subscription subscription,
        DeviceDetails details,
        boolean clientInstalled,
        Permission permission) {

    /** Of a device that is ready to show notifications. */
    public static Registration ready(
            DeviceKind kind, String connection, Subscription subscription, DeviceDetails details) {
        return new Registration(null, kind, connection, subscription, details, true, Permission.GRANTED);
    }
}
