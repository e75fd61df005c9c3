package io.github.carillon.steps.content;

import io.github.carillon.steps.task.LazyMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The upper values, and those of the lower ones for which the upper have no name. */
final class LayeredMap extends LazyMap {

    private final Map<?, ?> upper;
    private final Map<String, @Nullable Object> lower;

    LayeredMap(Map<?, ?> upper, Map<String, @Nullable Object> lower) {
        this.upper = upper;
        this.lower = lower;
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new HashSet<>(lower.keySet());
        upper.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return upper.containsKey(name) || lower.containsKey(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return upper.containsKey(name) ? upper.get(name) : lower.get(name);
    }
}
