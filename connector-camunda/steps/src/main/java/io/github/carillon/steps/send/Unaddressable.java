package io.github.carillon.steps.send;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose address or whose text is none, or a row that cannot be used.
 *
 * @param who the user id, or words where the address is all there is
 * @param code of the refusal
 * @param as by which parameter somebody was to have a copy, or null for a recipient
 */
record Unaddressable(
        String who, String code, String reason, @Nullable String as) {

    /** A recipient. */
    Unaddressable(String who, String code, String reason) {
        this(who, code, reason, null);
    }
}
