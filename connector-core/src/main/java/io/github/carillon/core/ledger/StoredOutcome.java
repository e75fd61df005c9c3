package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/** An outcome as the ledger stores it: made to fit, so that no outcome is ever too long to be noted. */
record StoredOutcome(
        Entry.State state,
        @Nullable String messageId,
        @Nullable String status,
        @Nullable String code,
        @Nullable String reason) {

    private static final int LONGEST_ID = 512;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_REASON = 1000;

    static StoredOutcome of(Outcome outcome) {
        return outcome.match(
                accepted -> new StoredOutcome(
                        Entry.State.ACCEPTED,
                        fit(accepted.id(), LONGEST_ID),
                        fit(accepted.status(), LONGEST_WORD),
                        null,
                        null),
                refused -> failed(Entry.State.REFUSED, refused.code(), refused.reason()),
                broken -> failed(Entry.State.MISCONFIGURED, broken.code(), broken.reason()),
                deferred -> failed(Entry.State.DEFERRED, deferred.code(), deferred.reason()),
                unknown -> failed(Entry.State.UNKNOWN, unknown.code(), unknown.reason()));
    }

    private static StoredOutcome failed(Entry.State state, String code, String reason) {
        return new StoredOutcome(state, null, null, fit(code, LONGEST_WORD), fit(reason, LONGEST_REASON));
    }

    /** PostgreSQL takes every character but NUL. */
    private static @Nullable String fit(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String storable = text.replace("\0", "");
        return storable.length() <= longest ? storable : storable.substring(0, longest);
    }
}
