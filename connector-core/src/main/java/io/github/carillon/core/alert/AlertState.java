package io.github.carillon.core.alert;

/** What became of an alert. */
public enum AlertState {
    OPEN,
    /** It was mended: the instance goes on. */
    REPAIRED,
    /** The instance was deleted: there is nothing left to mend. */
    GONE
}
