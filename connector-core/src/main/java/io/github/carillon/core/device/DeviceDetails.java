package io.github.carillon.core.device;

import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself, for people.
 *
 * @param name by which its owner knows it; one line, not blank
 * @param platform such as {@code Android} or {@code Windows}, or null
 * @param app the app or the browser, or null
 * @param appVersion its version, or null
 * @param locale the language of its user (BCP 47), or null
 */
public record DeviceDetails(
        String name,
        @Nullable String platform,
        @Nullable String app,
        @Nullable String appVersion,
        @Nullable String locale) {

    /** Of any of them. */
    public static final int LONGEST = 100;

    /** One of which only the name is known. */
    public static DeviceDetails named(String name) {
        return new DeviceDetails(name, null, null, null, null);
    }
}
