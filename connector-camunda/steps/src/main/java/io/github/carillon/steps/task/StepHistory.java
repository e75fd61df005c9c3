package io.github.carillon.steps.task;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What earlier steps of a process instance wrote. */
@FunctionalInterface
public interface StepHistory {

    /** Of an activity that has not run. */
    String NEVER_RAN = "is no activity that has run in this process instance either";

    /**
     * The variables that the latest finished run of an activity wrote, with the values it gave them; empty when that
     * is not known, and {@link #unknown} says why.
     *
     * @throws io.github.carillon.core.recipient.DirectoryException when the engine gives no answer
     */
    Optional<Map<String, @Nullable Object>> written(Task task, String activityId);

    /**
     * Why it is not known what an activity wrote.
     *
     * @throws io.github.carillon.core.recipient.DirectoryException when the engine gives no answer
     */
    default Unknown unknown(Task task, String activityId) {
        return new Unknown(NEVER_RAN, false);
    }

    /**
     * Why it is not known what an activity wrote.
     *
     * @param reason in words that follow its name
     * @param silent whether the history does not say it, which an operator can change; else there is nothing to say
     */
    record Unknown(String reason, boolean silent) {}
}
