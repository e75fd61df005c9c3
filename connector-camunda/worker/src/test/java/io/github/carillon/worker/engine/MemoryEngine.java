package io.github.carillon.worker.engine;

import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.worker.engine.EngineException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An engine in memory that knows the process with the step and the places that {@link EngineUnderTest} says, and those of
 * {@link MemoryProcesses}.
 */
public final class MemoryEngine implements Engine, EngineUnderTest {

    private final Clock clock;
    private final List<MemoryTask> tasks = new ArrayList<>();
    private final Map<String, Recipient> users = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final MemoryFailures failures;
    private final MemoryProcesses processes;

    /** By the system's clock. */
    public MemoryEngine() {
        this(Clock.systemUTC());
    }

    /** By this one. */
    public MemoryEngine(Clock clock) {
        this.clock = clock;
        this.failures = new MemoryFailures(clock);
        this.processes = new MemoryProcesses(this, failures, clock);
    }

    /** What fails in it. */
    public MemoryProcesses processes() {
        return processes;
    }

    @Override
    public Engine engine() {
        return this;
    }

    @Override
    public EngineQueries queries() {
        return new MemoryQueries(this);
    }

    @Override
    public EngineIncidents incidents() {
        return new MemoryIncidents(this, failures, processes);
    }

    @Override
    public EngineTasks tasks(TopicSubscription subscription) {
        return new MemoryTasks(this, subscription);
    }

    @Override
    public synchronized String begin(String topic, Map<String, @Nullable Object> variables) {
        MemoryTask begun = new MemoryTask(topic, variables, tasks.size(), clock.instant());
        tasks.add(begun);
        notifyAll();
        return begun.task().processInstanceId();
    }

    @Override
    public synchronized String at(String instance) {
        return of(instance).orElseThrow().place;
    }

    @Override
    public synchronized Optional<String> incident(String instance) {
        return of(instance)
                .filter(one -> Integer.valueOf(0).equals(one.retries))
                .map(one -> one.message);
    }

    @Override
    public synchronized Map<String, @Nullable Object> kept(String instance) {
        return of(instance).orElseThrow().kept;
    }

    @Override
    public synchronized void join(Recipient user, String group) {
        String id = String.valueOf(user.userId());
        users.put(id, user);
        groups.put(group, Set.of(id));
    }

    synchronized Optional<Recipient> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    synchronized Optional<List<Recipient>> members(String group) {
        return Optional.ofNullable(groups.get(group))
                .map(ids -> ids.stream().map(users::get).toList());
    }

    synchronized Optional<MemoryTask> of(String instance) {
        return tasks.stream()
                .filter(one -> one.task().processInstanceId().equals(instance))
                .findFirst();
    }

    /** Waits while there are none. */
    synchronized List<MemoryTask> lock(TopicSubscription by, Optional<List<String>> variables, int most)
            throws InterruptedException {
        Instant end = clock.instant().plus(by.longPoll());
        List<MemoryTask> free = free(by);
        while (free.isEmpty() && clock.instant().isBefore(end)) {
            wait(Math.max(1, Duration.between(clock.instant(), end).toMillis()));
            free = free(by);
        }
        return free.stream()
                .limit(most)
                .map(task -> task.lockedBy(by.workerId(), clock.instant().plus(by.lock()), variables))
                .toList();
    }

    private List<MemoryTask> free(TopicSubscription by) {
        Comparator<MemoryTask> oldest = Comparator.comparing(MemoryTask::number);
        return tasks.stream()
                .filter(one -> one.isFree(by.topic(), clock.instant()))
                .sorted(
                        by.priorities()
                                ? Comparator.comparing(MemoryTask::priority)
                                        .reversed()
                                        .thenComparing(oldest)
                                : oldest)
                .toList();
    }

    /** The task, which must be there, and this worker's. */
    synchronized void held(String taskId, String workerId, Consumer<MemoryTask> change) {
        MemoryTask task = there(taskId);
        if (!task.isOf(workerId)) {
            throw new EngineException(Kind.REFUSED, "another worker has it");
        }
        change.accept(task);
        notifyAll();
    }

    /** Without a retry left it waits for an operator. */
    synchronized void fail(String taskId, String workerId, String message, int retries, Duration delay) {
        held(taskId, workerId, task -> task.failed(message, retries, in(delay)));
        if (retries == 0) {
            failures.note(Incident.FAILED_EXTERNAL_TASK, there(taskId).at(), taskId, message);
        }
    }

    /** Whether it is there. */
    synchronized boolean retry(String taskId) {
        Optional<MemoryTask> failed =
                tasks.stream().filter(one -> one.isThere(taskId)).findFirst();
        failed.ifPresent(one -> one.retries = 1);
        notifyAll();
        return failed.isPresent();
    }

    synchronized boolean isTask(String taskId) {
        return tasks.stream().anyMatch(one -> one.isThere(taskId));
    }

    synchronized void delete(String instance) {
        of(instance).ifPresent(one -> one.place = MemoryTask.NOWHERE);
    }

    synchronized List<ProcessInstance> instances() {
        return tasks.stream().map(MemoryTask::instance).toList();
    }

    synchronized void unlock(String taskId) {
        there(taskId).until(clock.instant());
        notifyAll();
    }

    Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private MemoryTask there(String taskId) {
        return tasks.stream()
                .filter(one -> one.isThere(taskId))
                .findFirst()
                .orElseThrow(() -> new EngineException(Kind.GONE, "there is no such task"));
    }
}
