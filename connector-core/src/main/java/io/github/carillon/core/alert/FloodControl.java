package io.github.carillon.core.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides when people hear of a group. A pure function of what is known and of the time. */
final class FloodControl {

    private final Rhythm rhythm;

    FloodControl(Rhythm rhythm) {
        this.rhythm = rhythm;
    }

    /**
     * What is to be done now.
     *
     * @param held how many of its alerts nobody has heard of
     * @param open how many of its alerts are open
     * @param silentUntil until when they want to hear nothing, or null
     */
    Decision decide(GroupState before, int held, int open, @Nullable Instant silentUntil, Instant now) {
        GroupState state = open > 0 ? before.clear(null) : before.clear(since(before, now));
        if (silentUntil != null && silentUntil.isAfter(now)) {
            return new Decision(state, Optional.empty(), false);
        }
        Optional<NoticeKind> notice = notice(state, held, open, now);
        boolean over = open == 0 && isSettled(state, now);
        boolean closes = over && notice.map(FloodControl::isLast).orElse(held == 0);
        return new Decision(
                notice.filter(kind -> kind != NoticeKind.ALL_CLEAR).isPresent() ? state.tellingAt(now) : state,
                notice,
                closes);
    }

    private Optional<NoticeKind> notice(GroupState state, int held, int open, Instant now) {
        if (!state.told() && held > 0) {
            return passed(state.toldAt(), rhythm.interval(), now) ? Optional.of(NoticeKind.FIRST) : Optional.empty();
        }
        if (open == 0 && isSettled(state, now) && state.kind().isFollowed()) {
            return state.told() ? Optional.of(NoticeKind.ALL_CLEAR) : Optional.empty();
        }
        if (held > 0 && state.kind().hasDigests() && passed(state.toldAt(), rhythm.interval(), now)) {
            return Optional.of(NoticeKind.DIGEST);
        }
        return open > 0 && state.kind().isFollowed() && passed(state.toldAt(), rhythm.reminder(), now)
                ? Optional.of(NoticeKind.REMINDER)
                : Optional.empty();
    }

    /** Of what is over before anybody could be told, one notice tells all. */
    private static boolean isLast(NoticeKind kind) {
        return kind == NoticeKind.ALL_CLEAR || kind == NoticeKind.FIRST;
    }

    private boolean isSettled(GroupState state, Instant now) {
        return passed(state.clearSince(), state.kind().isFollowed() ? rhythm.clearAfter() : Duration.ZERO, now);
    }

    private static Instant since(GroupState before, Instant now) {
        Instant since = before.clearSince();
        return since == null ? now : since;
    }

    private static boolean passed(@Nullable Instant since, Duration time, Instant now) {
        return since == null || !now.isBefore(since.plus(time));
    }

    /**
     * What to do.
     *
     * @param state as it is from now on
     * @param notice what is told now, of all that is held
     * @param closes whether the group is over
     */
    record Decision(GroupState state, Optional<NoticeKind> notice, boolean closes) {}
}
