package io.github.carillon.core.device;

/** Whether a device is still there. */
public enum DeviceState {
    /** As far as anybody knows. */
    ACTIVE,
    /** Its push service says that there is no such device, or no longer. */
    GONE,
    /** Its owner or an administrator took it away. */
    REVOKED
}
