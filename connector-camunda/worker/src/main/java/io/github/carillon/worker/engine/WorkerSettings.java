package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.RetryPolicy;
import java.net.URI;
import java.time.Duration;

/**
 * How a worker works.
 *
 * @param engineUrl the engine's REST, for example {@code http://localhost:8080/engine-rest}
 * @param engineId tells this engine's tasks from those of another one that shares the ledger
 * @param access how the worker shows the engine who it is
 * @param workerId the worker's name in the engine; keep it the same over restarts, and different for each worker
 * @param threads how many answers are given to the engine at the same time
 * @param maxTasks how many tasks of a topic are in flight at most: fetched and not yet answered
 * @param priorities whether the engine gives tasks of a higher priority first; costs it a sort of all that wait
 * @param keepOutputs whether the engine's history keeps every output of a step; otherwise empty outputs, counts and
 *     the report of a single mail or note that was accepted are there for output mappings, and gone after them
 * @param lock how long the engine keeps a task for this worker; prolonged at half time while the task is in flight
 * @param longPoll how long a fetch that finds nothing waits in the engine
 * @param stopWithin how long work in flight may take when the worker is stopped
 * @param retry when and how often a deferred task is tried again
 * @param texts what texts are made with
 */
public record WorkerSettings(
        URI engineUrl,
        String engineId,
        EngineAccess access,
        String workerId,
        int threads,
        int maxTasks,
        boolean priorities,
        boolean keepOutputs,
        Duration lock,
        Duration longPoll,
        Duration stopWithin,
        RetryPolicy retry,
        TextSettings texts) {

    /** The defaults, for an engine and a worker of these names. */
    public static WorkerSettings of(URI engineUrl, String workerId) {
        return new WorkerSettings(
                engineUrl,
                "default",
                EngineAccess.none(),
                workerId,
                8,
                500,
                true,
                true,
                Duration.ofSeconds(60),
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                RetryPolicy.standard(),
                TextSettings.standard(engineUrl));
    }

    /** The same, but for what the engine's history keeps. */
    public WorkerSettings keepingOutputs(boolean all) {
        return new WorkerSettings(
                engineUrl,
                engineId,
                access,
                workerId,
                threads,
                maxTasks,
                priorities,
                all,
                lock,
                longPoll,
                stopWithin,
                retry,
                texts);
    }
}
