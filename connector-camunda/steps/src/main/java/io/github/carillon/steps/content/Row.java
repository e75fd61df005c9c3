package io.github.carillon.steps.content;

import io.github.carillon.core.value.Invisible;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one message.
 *
 * @param number where it stands in its list, from 1, or 0 where there is no list
 * @param fields what it says, and what the instance's variables say beside it
 * @param empty whether there is nothing where the data should be
 * @param instead what stands there where it is no object with fields of its own, such as {@code a list}, or null
 */
public record Row(
        int number,
        Map<String, @Nullable Object> fields,
        boolean empty,
        @Nullable String instead) {

    /** Of an object with fields, or of nothing. */
    Row(int number, Map<String, @Nullable Object> fields, boolean empty) {
        this(number, fields, empty, null);
    }

    /** The only one: there is no list. */
    public static Row only(Map<String, @Nullable Object> fields) {
        return new Row(0, fields, false);
    }

    /** Whether a list has nothing in this place: null, an empty list, or a text in which there is nothing to be seen. */
    public static boolean isEmpty(@Nullable Object entry) {
        return entry == null
                || (entry instanceof Collection<?> several && several.isEmpty())
                || (entry instanceof CharSequence text && Invisible.isAll(text.toString()));
    }

    /** Somebody as people know them, with the row they are in. */
    public String shown(String who) {
        return number == 0 ? who : "row " + number + ": " + who;
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
