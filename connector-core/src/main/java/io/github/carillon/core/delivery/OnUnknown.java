package io.github.carillon.core.delivery;

/** What to do about a delivery of which nobody knows whether it was made. */
public enum OnUnknown {
    /** Send again with the same message id: twice is better than not at all. */
    REPEAT,
    /** Send again only when a person says so: not at all is better than twice. */
    PARK
}
