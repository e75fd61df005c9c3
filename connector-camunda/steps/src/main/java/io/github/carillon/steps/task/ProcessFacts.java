package io.github.carillon.steps.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code {{process.*}}} stands for beyond what the task itself says. */
@FunctionalInterface
public interface ProcessFacts {

    /** For example {@code definitionName}, {@code cockpitUrl} and {@code tasklistUrl}. */
    Map<String, @Nullable Object> of(Task task);
}
