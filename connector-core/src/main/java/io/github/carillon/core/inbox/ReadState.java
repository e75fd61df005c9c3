package io.github.carillon.core.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What its reader did with a note, each for the first time; null where he has not.
 *
 * @param seenAt when it was shown to him
 * @param readAt when he read it; again null when he marked it as unread
 * @param actedAt when he did what it asked for, such as opening its link
 * @param archivedAt when he put it away
 */
public record ReadState(
        @Nullable Instant seenAt,
        @Nullable Instant readAt,
        @Nullable Instant actedAt,
        @Nullable Instant archivedAt) {

    /** With a note that has just come. */
    public static final ReadState NONE = new ReadState(null, null, null, null);
}
