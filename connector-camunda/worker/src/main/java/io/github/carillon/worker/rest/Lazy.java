package io.github.carillon.worker.rest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a value when it is first needed, and keeps it. Safe for use from any thread.
 *
 * @param <T> the kind of value
 */
final class Lazy<T extends @Nullable Object> implements Supplier<T> {

    /** Once it was asked: what it said. */
    private Supplier<T> source;

    private boolean asked;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (!asked) {
            T value = source.get();
            source = () -> value;
            asked = true;
        }
        return source.get();
    }
}
