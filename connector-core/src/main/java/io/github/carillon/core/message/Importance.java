package io.github.carillon.core.message;

/** How urgent a mail says it is; {@link #NORMAL} says nothing. */
public enum Importance {
    LOW,
    NORMAL,
    HIGH
}
