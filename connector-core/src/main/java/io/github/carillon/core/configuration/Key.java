package io.github.carillon.core.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One key of the configuration, without the prefix of its section.
 *
 * @param name as it is written in a file, such as {@code read-timeout}
 * @param required whether a section without it is mistaken
 * @param standard what holds where the key is missing, or null
 * @param shownStandard what the documentation says of that, where it is no plain value; or null
 * @param meaning for the documentation, and for the mistake of leaving a required key out
 * @param <T> the kind of value
 */
public record Key<T>(
        String name,
        Type<T> type,
        boolean required,
        @Nullable String standard,
        @Nullable String shownStandard,
        String meaning) {

    /** One that every section needs. */
    public static <T> Key<T> required(String name, Type<T> type, String meaning) {
        return new Key<>(name, type, true, null, null, meaning);
    }

    /** One that may be left out, and then says nothing. */
    public static <T> Key<T> optional(String name, Type<T> type, String meaning) {
        return new Key<>(name, type, false, null, null, meaning);
    }

    /** One that has this value where it is left out. */
    public static <T> Key<T> standard(String name, Type<T> type, String standard, String meaning) {
        return new Key<>(name, type, false, standard, null, meaning);
    }

    /** The same, with words for a default that depends on something else. */
    public Key<T> showing(String words) {
        return new Key<>(name, type, required, standard, words, meaning);
    }

    /** The key that names the file a secret is in. */
    public String fileName() {
        return name + "-file";
    }
}
