package io.github.carillon.core.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the devices, in the order of their owners.
 *
 * @param next the id of the last of these, after which the next page begins; null where this was the last page
 */
public record DevicePage(List<Device> devices, @Nullable String next) {

    public DevicePage {
        devices = List.copyOf(devices);
    }
}
