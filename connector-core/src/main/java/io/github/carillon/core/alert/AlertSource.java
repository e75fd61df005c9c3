package io.github.carillon.core.alert;

/** What failed, and so how it is tried again. */
public enum AlertSource {
    JOB,
    EXTERNAL_TASK,
    /** Nothing that could be tried again from here. */
    OTHER
}
