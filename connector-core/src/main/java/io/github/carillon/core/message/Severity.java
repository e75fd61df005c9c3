package io.github.carillon.core.message;

/** How much a note matters; {@link #CRITICAL} reaches its reader whatever they have set. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
