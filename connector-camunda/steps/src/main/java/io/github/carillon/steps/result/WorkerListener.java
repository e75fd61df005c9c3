package io.github.carillon.steps.result;

import io.github.carillon.core.delivery.Outcome;
import java.time.Duration;

/** Is told what the worker does, to count it. Called on the worker's threads; must return quickly and not throw. */
public interface WorkerListener {

    /** A listener that counts nothing. */
    WorkerListener NONE = new WorkerListener() {
        @Override
        public void delivered(String topic, String connection, Outcome outcome, Duration took) {}

        @Override
        public void answered(String topic, String answer, Duration took) {}
    };

    /**
     * A delivery came to its end for now.
     *
     * @param topic the step's; of what follows no step, the name of what it comes from, such as {@code supervision}
     * @param connection the connection's name in the configuration
     * @param took from the ledger's question to the channel's answer
     */
    void delivered(String topic, String connection, Outcome outcome, Duration took);

    /**
     * A task was answered.
     *
     * @param answer {@code complete}, {@code failure}, {@code incident}, {@code bpmnError} or {@code lost} where the
     *     engine no longer had the task
     * @param took from the task's arrival in this worker
     */
    void answered(String topic, String answer, Duration took);
}
