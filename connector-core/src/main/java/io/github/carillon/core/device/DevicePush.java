package io.github.carillon.core.device;

import io.github.carillon.core.message.Note;

/**
 * A note on its way to a device.
 *
 * @param device that can show it
 * @param subscription where it goes
 */
public record DevicePush(Device device, Subscription subscription, Note note) {

    /** Says which, and nothing of what is written. */
    @Override
    public String toString() {
        return "DevicePush[" + note.id() + " to " + device + "]";
    }
}
