package io.github.carillon.core.inbox;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of a command that a reader gave by a note. */
public sealed interface CommandAnswer {

    /** Says what to make of each. */
    <R> R match(
            Function<Retried, R> retried,
            Function<Silenced, R> silenced,
            Function<Forbidden, R> forbidden,
            Function<Unavailable, R> unavailable,
            Function<Unknown, R> unknown);

    /**
     * What could be tried again is tried again.
     *
     * @param retried how many
     * @param left how many more of what the note tells of are still open and were not begun this time
     */
    record Retried(int retried, int left) implements CommandAnswer {
        @Override
        public <R> R match(
                Function<Retried, R> retried,
                Function<Silenced, R> silenced,
                Function<Forbidden, R> forbidden,
                Function<Unavailable, R> unavailable,
                Function<Unknown, R> unknown) {
            return retried.apply(this);
        }
    }

    /**
     * Nothing is told until then.
     *
     * @param until null where a silence was ended
     */
    record Silenced(@Nullable Instant until) implements CommandAnswer {
        @Override
        public <R> R match(
                Function<Retried, R> retried,
                Function<Silenced, R> silenced,
                Function<Forbidden, R> forbidden,
                Function<Unavailable, R> unavailable,
                Function<Unknown, R> unknown) {
            return silenced.apply(this);
        }
    }

    /** The engine does not let this reader. */
    record Forbidden() implements CommandAnswer {
        @Override
        public <R> R match(
                Function<Retried, R> retried,
                Function<Silenced, R> silenced,
                Function<Forbidden, R> forbidden,
                Function<Unavailable, R> unavailable,
                Function<Unknown, R> unknown) {
            return forbidden.apply(this);
        }
    }

    /** The engine gives no answer; nothing is known to have been done. */
    record Unavailable() implements CommandAnswer {
        @Override
        public <R> R match(
                Function<Retried, R> retried,
                Function<Silenced, R> silenced,
                Function<Forbidden, R> forbidden,
                Function<Unavailable, R> unavailable,
                Function<Unknown, R> unknown) {
            return unavailable.apply(this);
        }
    }

    /** The reader has no such note, or it offers nothing of the kind. */
    record Unknown() implements CommandAnswer {
        @Override
        public <R> R match(
                Function<Retried, R> retried,
                Function<Silenced, R> silenced,
                Function<Forbidden, R> forbidden,
                Function<Unavailable, R> unavailable,
                Function<Unknown, R> unknown) {
            return unknown.apply(this);
        }
    }
}
