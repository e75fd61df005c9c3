package io.github.carillon.core.connection;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Types;

/** The keys that connections for mail have in common. */
public final class MailKeys {

    private MailKeys() {}

    /**
     * How large attachments may be.
     *
     * @param standard what holds where nothing is said
     * @param most what the service takes
     */
    public static Key<Long> maxAttachments(String standard, String most) {
        return Key.standard(
                "max-attachments",
                Types.size("1KB", most),
                standard,
                "how large the attachments of a mail are together at most; up to " + most);
    }
}
