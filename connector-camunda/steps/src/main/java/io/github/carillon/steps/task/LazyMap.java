package io.github.carillon.steps.task;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by their names, of which some cost something to get: only who asks for one pays. So it is not to be copied, but
 * laid over another. Cannot be changed.
 */
public abstract class LazyMap extends AbstractMap<String, @Nullable Object> {

    /** For subclasses. */
    protected LazyMap() {}

    @Override
    public abstract Set<String> keySet();

    @Override
    public abstract @Nullable Object get(@Nullable Object name);

    @Override
    public boolean containsKey(@Nullable Object name) {
        return keySet().contains(name);
    }

    @Override
    public final int size() {
        return keySet().size();
    }

    @Override
    public final Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    /** Shows names only. */
    @Override
    public final String toString() {
        return keySet().toString();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

        @Override
        public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
            return keySet().stream()
                    .<Map.Entry<String, @Nullable Object>>map(Entry::new)
                    .iterator();
        }

        @Override
        public int size() {
            return LazyMap.this.size();
        }
    }

    private final class Entry implements Map.Entry<String, @Nullable Object> {

        private final String name;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public String getKey() {
            return name;
        }

        @Override
        public @Nullable Object getValue() {
            return get(name);
        }

        @Override
        public @Nullable Object setValue(@Nullable Object value) {
            throw new UnsupportedOperationException();
        }
    }
}
