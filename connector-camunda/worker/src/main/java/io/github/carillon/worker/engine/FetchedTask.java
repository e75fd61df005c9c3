package io.github.carillon.worker.engine;

import io.github.carillon.steps.task.Task;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task that the engine has locked for this worker. Its variables are read when they are asked for. */
public interface FetchedTask {

    /** The task without what it brings, so that one that cannot be read can still be answered. */
    Task task();

    /** The higher, the sooner. */
    long priority();

    /** About how large it is, in characters. */
    long size();

    /**
     * Its variables as plain texts, numbers, truth values, dates, maps, lists and bytes, by name, and files as {@link
     * io.github.carillon.steps.task.FileVariable}s. Objects are read when they are first used, however they are stored,
     * and may throw an {@link EngineException} or an {@link UnreadableVariableException} then.
     */
    Map<String, @Nullable Object> variables();

    /** The extension properties of its element in the model, by name. */
    Map<String, String> properties();
}
