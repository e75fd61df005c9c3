package io.github.carillon.core.device;

import org.jspecify.annotations.Nullable;

/**
 * Which devices of a tenant an administrator looks for; what is null is not asked for.
 *
 * @param tenant the tenant's id, or empty
 * @param user the owner's id
 */
public record DeviceFilter(
        String tenant,
        @Nullable String user,
        @Nullable DeviceKind kind,
        @Nullable DeviceState state) {

    /** All of a tenant. */
    public static DeviceFilter all(String tenant) {
        return new DeviceFilter(tenant, null, null, null);
    }
}
