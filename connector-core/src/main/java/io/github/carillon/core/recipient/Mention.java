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
 * @param whenEmpty what is said of the place where nobody stands there
 */
public record Mention(String where, @Nullable Object value, String whenEmpty) {

    /** A place of which nothing more is known. */
    public Mention(String where, @Nullable Object value) {
        this(where, value, "empty");
    }

    /** One, or each entry of a list and of the lists in it; of a list without any, its place. */
    public static List<Mention> all(String where, @Nullable Object value) {
        if (!(value instanceof Iterable<?> several) || !several.iterator().hasNext()) {
            return List.of(new Mention(where, value instanceof Iterable ? null : value));
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

    /** Whether nobody is meant: nothing stands there, or a group of addresses that has none ({@code Team:;}, RFC 5322). */
    public boolean isNobody() {
        return isEmpty() || (value instanceof CharSequence text && EmailAddress.isEmptyGroup(text.toString()));
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
