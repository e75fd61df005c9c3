package io.github.carillon.core.message;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a mail says beyond who writes to whom about what. A value; each {@code with…} answers a changed
 * copy.
 *
 * @param thread an id that all mails of one process instance share, so that a reader sees them as one conversation;
 *     letters, digits, dots, dashes and underscores; or null
 * @param importance how urgent it is
 * @param custom further fields by name, in any case: {@code X-…}, {@code List-…}, {@code In-Reply-To}, {@code
 *     References}, {@code Reply-To}, {@code Importance}. Each wins over what the other parameters would write
 * @param unsubscribe how to get no more of these, or null
 */
public record MailHeaders(
        @Nullable String thread,
        Importance importance,
        Map<String, String> custom,
        @Nullable Unsubscribe unsubscribe) {

    public MailHeaders {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(custom);
        custom = Collections.unmodifiableMap(byName);
    }

    /** Nothing beyond what every mail has. */
    public static MailHeaders none() {
        return new MailHeaders(null, Importance.NORMAL, Map.of(), null);
    }

    /** Why no mail may have a custom field of this name, or empty where it may. */
    public static Optional<String> wrongName(String name) {
        return HeaderRules.wrongName(name);
    }

    public MailHeaders withThread(@Nullable String value) {
        return new MailHeaders(value, importance, custom, unsubscribe);
    }

    public MailHeaders withImportance(Importance value) {
        return new MailHeaders(thread, value, custom, unsubscribe);
    }

    /** Replaces the custom fields. */
    public MailHeaders withCustom(Map<String, String> values) {
        return new MailHeaders(thread, importance, values, unsubscribe);
    }

    public MailHeaders withUnsubscribe(@Nullable Unsubscribe value) {
        return new MailHeaders(thread, importance, custom, value);
    }

    /** Names the custom fields and nothing of what they say. */
    @Override
    public String toString() {
        return "MailHeaders[" + importance + " " + custom.keySet() + "]";
    }
}
