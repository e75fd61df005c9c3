package io.github.carillon.worker.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's external tasks of one topic. Every call throws an {@link EngineException} when the engine does not do it.
 * Safe for use from any thread.
 */
public interface EngineTasks extends AutoCloseable {

    /**
     * The oldest tasks of the topic, which the engine has locked then; waits in the engine while there are none.
     *
     * @param variables those to bring, or empty for all
     * @param most how many
     */
    Fetched fetch(Optional<List<String>> variables, int most);

    /**
     * The step is done.
     *
     * @param outputs become local variables of the step
     */
    void complete(String taskId, Map<String, OutputVariable> outputs);

    /**
     * The step failed.
     *
     * @param message short, for people
     * @param details as long as it takes
     * @param retries how often it may be tried again; 0 makes an incident
     * @param delay after which time it is offered again
     */
    void fail(String taskId, String message, String details, int retries, Duration delay);

    /**
     * The step ends with a BPMN error.
     *
     * @param outputs become variables of what catches it
     */
    void throwBpmnError(String taskId, String code, String message, Map<String, OutputVariable> outputs);

    /** The lock ends so long from now, whenever it would have ended. */
    void extendLock(String taskId, Duration lock);

    /** Anybody may have the task at once; its retries stay. Asks nobody whose lock it ends. */
    void unlock(String taskId);

    /** Ends the calls that are on their way; nothing is asked after it. */
    @Override
    void close();
}
