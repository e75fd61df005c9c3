package io.github.carillon.core.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What its reader did with a note, each for the first time; null where they have not.
 *
 * @param seenAt when it was shown to them
 * @param readAt when they read it; again null when they marked it as unread
 * @param actedAt when they did what it asked for, such as opening its link
 * @param archivedAt when they put it away
 */
public record ReadState(
        @Nullable Instant seenAt,
        @Nullable Instant readAt,
        @Nullable Instant actedAt,
        @Nullable Instant archivedAt) {

    /** With a note that has just come. */
    public static final ReadState NONE = new ReadState(null, null, null, null);
}
