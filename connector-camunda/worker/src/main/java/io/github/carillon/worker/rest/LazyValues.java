package io.github.carillon.worker.rest;

import io.github.carillon.steps.task.LazyMap;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.UnreadableVariableException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Variables, of which those that take reading are read when they are first used, and those that nobody uses never. */
final class LazyValues extends LazyMap {

    private final Map<String, Supplier<? extends @Nullable Object>> values;

    LazyValues(Map<String, Supplier<? extends @Nullable Object>> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public Set<String> keySet() {
        return values.keySet();
    }

    /**
     * @throws EngineException when it cannot be read for now
     * @throws UnreadableVariableException when it cannot be read at all
     */
    @Override
    public @Nullable Object get(@Nullable Object name) {
        Supplier<? extends @Nullable Object> value = name == null ? null : values.get(name);
        return value == null ? null : value.get();
    }
}
