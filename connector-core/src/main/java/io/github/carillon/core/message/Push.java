package io.github.carillon.core.message;

import io.github.carillon.core.recipient.DeviceId;

/**
 * A note that is shown on one device of its reader as well as in their inbox.
 *
 * @param note what is said, the same for all devices of its reader
 * @param device where it is shown
 */
public record Push(Note note, DeviceId device) {

    /** Says which, and nothing of what is written. */
    @Override
    public String toString() {
        return "Push[" + note.id() + " to " + device + "]";
    }
}
