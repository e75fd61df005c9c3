package io.github.carillon.core.inbox;

/**
 * Whether a reader wants something by one way.
 *
 * @param category of what, or {@link #ALL}
 * @param channel which way, as a step names it: {@code Smtp}, {@code SignalR} …
 */
public record Preference(String category, String channel, boolean wanted) {

    /** Every category, of which nothing else is said. */
    public static final String ALL = "*";
}
