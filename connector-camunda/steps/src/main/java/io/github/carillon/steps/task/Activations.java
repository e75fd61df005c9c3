package io.github.carillon.steps.task;

/** By which name the ledger knows the activation that a task stands for: never the same for two of them. */
@FunctionalInterface
public interface Activations {

    /**
     * The name: the same whenever the task comes again.
     *
     * @throws io.github.carillon.core.database.DatabaseException when the ledger gives no answer
     */
    String of(Task task);

    /** What was believed of the engine may no longer be so: there was no answer, and another may answer now. */
    default void engineWasAway() {}
}
