package io.github.carillon.core.live;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Note;

/**
 * Shows a note, which is kept elsewhere, to whoever is connected. Implementations may be called from any thread, put a
 * bound on every wait, and make at most one attempt per call; whatever happens is an outcome. Accepted means that the
 * hub took the note, and not that somebody saw it. Pushing a note again is harmless: its id lets a client fold it.
 */
@FunctionalInterface
public interface LiveNotifier {

    /**
     * Shows it to one user.
     *
     * @param hubUser their id as the hub knows it
     */
    Outcome push(String hubUser, Note note);

    /**
     * Shows it to a group of the hub's own.
     *
     * @param group its name in the hub
     */
    default Outcome pushToGroup(String group, Note note) {
        return new Outcome.Refused("NO_GROUPS", "notes are not pushed to groups this way");
    }
}
