package io.github.carillon.worker.step;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What earlier steps of a process instance wrote. */
@FunctionalInterface
public interface StepHistory {

    /**
     * The variables that the latest finished run of an activity wrote, with the values it gave them; empty when it has
     * not run in this instance.
     *
     * @throws io.github.carillon.core.recipient.DirectoryException when the engine gives no answer
     */
    Optional<Map<String, @Nullable Object>> written(Task task, String activityId);
}
