package io.github.carillon.core.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is, since it was opened.
 *
 * @param toldAt when people last heard of it, perhaps before it was opened again; null where never
 * @param told whether they have heard of it since it was opened
 * @param clearSince since when none of its alerts is open; null while one is
 * @param repaired how many of its alerts were mended
 * @param gone how many ended with their instances
 */
record GroupState(
        AlertKind kind,
        Instant openedAt,
        @Nullable Instant toldAt,
        boolean told,
        @Nullable Instant clearSince,
        int repaired,
        int gone) {

    GroupState tellingAt(Instant now) {
        return new GroupState(kind, openedAt, now, true, clearSince, repaired, gone);
    }

    GroupState clear(@Nullable Instant since) {
        return new GroupState(kind, openedAt, toldAt, told, since, repaired, gone);
    }
}
