package io.github.carillon.worker.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tasks back to the engine that were not begun, as if they had not been fetched: their retries are untouched. */
final class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Consumer<String> unlock;
    private final ObjLongConsumer<String> extendLock;
    private final Executor threads;

    /**
     * @param unlock ends a task's lock
     * @param extendLock makes a task's lock end so many milliseconds from now
     */
    Returns(Consumer<String> unlock, ObjLongConsumer<String> extendLock, Executor threads) {
        this.unlock = unlock;
        this.extendLock = extendLock;
        this.threads = threads;
    }

    /**
     * The engine may offer the task at once.
     *
     * @param done is run when the engine has heard it, or will not
     */
    void now(String taskId, Runnable done) {
        threads.execute(() -> {
            try {
                tell(taskId, () -> unlock.accept(taskId));
            } finally {
                done.run();
            }
        });
    }

    /** The engine offers the task again after this time: its lock ends then. */
    void after(String taskId, Duration time) {
        threads.execute(() -> tell(taskId, () -> extendLock.accept(taskId, time.toMillis())));
    }

    private static void tell(String taskId, Runnable request) {
        try {
            request.run();
        } catch (ExternalTaskClientException refused) {
            LOG.info("Task {} comes free when its lock ends: {}", taskId, EngineErrors.describe(refused));
        }
    }
}
