package io.github.carillon.core.recipient;

/**
 * What users want to hear of, and through which channel. Asked from any thread; may throw {@link
 * io.github.carillon.core.database.DatabaseException}, and then nothing is sent for now.
 */
@FunctionalInterface
public interface NotificationPreferences {

    /** Everybody wants everything. */
    NotificationPreferences NONE = (tenant, user, category, channel) -> true;

    /**
     * Whether this user wants it.
     *
     * @param tenant the tenant's id, or empty
     * @param category of the notification
     * @param channel the notification type, as a designer writes it: {@code Smtp}, {@code SignalR} …
     */
    boolean isEnabled(String tenant, String user, String category, String channel);
}
