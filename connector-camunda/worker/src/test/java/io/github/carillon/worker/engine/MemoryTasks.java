package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.EngineException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One worker's tasks of the engine in memory. */
final class MemoryTasks implements EngineTasks {

    private final MemoryEngine engine;
    private final TopicSubscription subscription;
    private volatile boolean closed;

    MemoryTasks(MemoryEngine engine, TopicSubscription subscription) {
        this.engine = engine;
        this.subscription = subscription;
    }

    @Override
    public Fetched fetch(Optional<List<String>> variables, int most) {
        if (closed) {
            throw new EngineException(Kind.NO_ANSWER, "closed");
        }
        try {
            return new Fetched.Read(engine.lock(subscription, variables, most));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineException(Kind.NO_ANSWER, "stopped", stopped);
        }
    }

    @Override
    public void complete(String taskId, Map<String, OutputVariable> outputs) {
        engine.held(taskId, subscription.workerId(), task -> task.moved("after", outputs));
    }

    @Override
    public void fail(String taskId, String message, String details, int retries, Duration delay) {
        engine.fail(taskId, subscription.workerId(), message, retries, delay);
    }

    @Override
    public void throwBpmnError(String taskId, String code, String message, Map<String, OutputVariable> outputs) {
        engine.held(taskId, subscription.workerId(), task -> task.moved("handled", outputs));
    }

    @Override
    public void extendLock(String taskId, Duration lock) {
        engine.held(taskId, subscription.workerId(), task -> task.until(engine.in(lock)));
    }

    @Override
    public void unlock(String taskId) {
        engine.unlock(taskId);
    }

    @Override
    public void close() {
        closed = true;
    }
}
