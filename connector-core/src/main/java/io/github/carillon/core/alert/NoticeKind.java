package io.github.carillon.core.alert;

/** Why people hear of a group. */
public enum NoticeKind {
    /** It has begun. */
    FIRST,
    /** More came since. */
    DIGEST,
    /** It is still not over. */
    REMINDER,
    /** It is over. */
    ALL_CLEAR
}
