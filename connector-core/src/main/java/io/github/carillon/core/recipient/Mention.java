package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Invisible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a place where somebody is meant: a text, a number, a map that describes a person, or nothing at all.
 *
 * @param where the place, as people find it, such as {@code to, entry 3}
 * @param value what stands there, or null
 */
public record Mention(String where, @Nullable Object value) {

    /** One, or each entry of a list and of the lists in it. */
    public static List<Mention> all(String where, @Nullable Object value) {
        if (!(value instanceof Iterable<?> several)) {
            return List.of(new Mention(where, value));
        }
        List<Mention> mentions = new ArrayList<>();
        int entry = 1;
        for (Object one : several) {
            mentions.addAll(all(where + ", entry " + entry++, one));
        }
        return List.copyOf(mentions);
    }

    boolean isEmpty() {
        return value == null || (value instanceof CharSequence text && Invisible.isAll(text.toString()));
    }

    /** The text, without what nobody sees around it; empty where there is something else. */
    Optional<String> text() {
        return value instanceof CharSequence || value instanceof Number
                ? Optional.of(Invisible.trimmed(value.toString()))
                : Optional.empty();
    }

    Optional<Map<?, ?>> person() {
        return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Mention[" + where + "]";
    }
}
