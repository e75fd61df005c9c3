package io.github.carillon.core.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Which of a reader's notes are meant.
 *
 * @param category only those of this category, or null for all
 * @param state only those in this state
 */
public record Filter(@Nullable String category, State state) {

    /** All in this state. */
    public static Filter of(State state) {
        return new Filter(null, state);
    }
}
