package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Invisible;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a task brings for a parameter that its model declares.
 *
 * @param value as it is, or null
 * @param by how the model gives it
 */
record Given(@Nullable Object value, Declaration by) {

    /** Whether there is nothing in it: null, a text in which nothing is to be seen, an empty list. */
    boolean isEmpty() {
        return value == null
                || (value instanceof CharSequence text && Invisible.isAll(text.toString()))
                || (value instanceof Collection<?> several && several.isEmpty());
    }

    /** Whether it is left empty in the model, where the designer could have filled it in. */
    boolean isLeftEmpty() {
        return isEmpty() && by.isConstant();
    }

    /** Shows nothing of the value. */
    @Override
    public String toString() {
        return by.isConstant() ? "constant" : "data";
    }
}
