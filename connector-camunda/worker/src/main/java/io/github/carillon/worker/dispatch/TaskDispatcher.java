package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.FetchedTask;
import io.github.carillon.worker.executor.ConnectionExecutor;
import io.github.carillon.worker.executor.ConnectionExecutors;
import io.github.carillon.worker.executor.FetchLimiter;
import io.github.carillon.worker.executor.FetchLimiter.Fetch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the tasks that were fetched, and hands each to its connection's executor, and from there to its answer. */
final class TaskDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDispatcher.class);

    private final InFlight inFlight;
    private final ConnectionExecutors executors;
    private final TaskRun run;
    private final Returns returns;
    private final PutBacks putBacks;
    private final Duration lock;
    private final Clock clock;
    private final TaskReader reader;
    /** The connections of which that was said. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private volatile boolean open = true;
    private volatile boolean cut;

    /**
     * @param reader reads the tasks
     * @param lock how long the engine keeps a task from when it is fetched
     */
    TaskDispatcher(
            TaskReader reader,
            InFlight inFlight,
            ConnectionExecutors executors,
            TaskRun run,
            Returns returns,
            PutBacks putBacks,
            Duration lock,
            Clock clock) {
        this.reader = reader;
        this.inFlight = inFlight;
        this.executors = executors;
        this.run = run;
        this.returns = returns;
        this.putBacks = putBacks;
        this.lock = lock;
        this.clock = clock;
    }

    /** Takes what a fetch brought. */
    void take(StepHandler handler, FetchLimiter room, Fetch fetch, List<? extends FetchedTask> tasks) {
        // by our own clock, since the engine's may differ
        Instant until = clock.instant().plus(lock);
        Batch batch = new Batch(handler, room, fetch, until);
        for (FetchedTask task : tasks) {
            if (!isNew(task.task(), until)) {
                // it is worked on, and its lock ran out: the engine offers it again
                continue;
            }
            room.took();
            batch.take(task);
        }
        room.fetched(fetch, batch.byExecutor, batch.putBack);
        room.weighed(tasks.size(), tasks.stream().mapToLong(FetchedTask::size).sum());
    }

    /**
     * Gives tasks that could not be read together back, to be fetched in smaller numbers, and answers one that cannot be
     * read by itself.
     */
    void takeUnread(FetchLimiter room, Fetched.Unread unread) {
        Instant arrived = clock.instant();
        List<? extends FetchedTask> tasks = unread.tasks();
        room.couldNotRead(tasks.size());
        LOG.info("A fetch of {} tasks could not be read: {}", tasks.size(), unread.reason());
        for (FetchedTask task : tasks) {
            if (!isNew(task.task(), arrived.plus(lock))) {
                continue;
            }
            room.took();
            if (open && tasks.size() == 1) {
                run.answerUnread(
                        task.task(),
                        unread.reason(),
                        arrived,
                        () -> forget(task.task().id(), room));
            } else {
                giveBack(task.task().id(), room);
            }
        }
    }

    /** Takes nothing more. */
    void close() {
        open = false;
    }

    /** What work that is interrupted now has not brought to its end is given back, and not answered. */
    void cut() {
        cut = true;
    }

    /** A task's turn has come. */
    void work(Task task, FetchLimiter room, Instant arrived, Plan.Sending plan, WorkerPool crew) {
        if (!open) {
            giveBack(task.id(), room);
        } else if (inFlight.holds(task.id(), clock.instant())) {
            Result result = run.result(task, () -> plan.work().apply(crew));
            if (cut && !result.isFinal()) {
                giveBack(task.id(), room);
            } else {
                answer(task, room, arrived, result.of(plan));
            }
        } else {
            LOG.info("The lock of task {} ended before its turn came: the engine offers it again", task.id());
            forget(task.id(), room);
        }
    }

    /** The engine may offer the task to anybody, at once. */
    void giveBack(String taskId, FetchLimiter room) {
        returns.now(taskId, () -> forget(taskId, room));
    }

    /** What is given back may come again before that is known here, and is then in flight no longer, or on its way back. */
    private boolean isNew(Task task, Instant until) {
        return inFlight.add(task.id(), task.createdAt(), until)
                || (!returns.fetchedAgain(task.id(), until) && inFlight.add(task.id(), task.createdAt(), until));
    }

    private void answer(Task task, FetchLimiter room, Instant arrived, Result result) {
        run.answer(task, result, arrived, () -> forget(task.id(), room));
    }

    private void forget(String taskId, FetchLimiter room) {
        inFlight.remove(taskId);
        room.done();
    }

    /** What one fetch brought. */
    private final class Batch {

        private final StepHandler handler;
        private final FetchLimiter room;
        private final Fetch fetch;
        private final Instant until;
        private final Map<ConnectionExecutor, Integer> byExecutor = new HashMap<>();
        private int putBack;

        Batch(StepHandler handler, FetchLimiter room, Fetch fetch, Instant until) {
            this.handler = handler;
            this.room = room;
            this.fetch = fetch;
            this.until = until;
        }

        void take(FetchedTask fetched) {
            Task task = fetched.task();
            if (open) {
                Plan plan = run.plan(task, () -> handler.plan(reader.read(fetched)));
                Runnable taken = plan.match(
                        settled -> () -> answer(task, room, clock.instant(), settled.result()),
                        sending -> () -> queue(task, fetched.priority(), sending));
                taken.run();
            } else {
                giveBack(task.id(), room);
            }
        }

        private void queue(Task task, long priority, Plan.Sending sending) {
            ConnectionExecutor executor = executors.of(sending.connection(), sending.width());
            byExecutor.merge(executor, 1, Integer::sum);
            if (fetch.pressing() && !executor.hasRoom()) {
                putBack(task, sending.connection(), executor);
                return;
            }
            if (!fetch.pressing()) {
                busy.remove(sending.connection());
            }
            room.entered(executor);
            executor.add(
                    new InFlightTask(task, clock.instant(), priority, executor, room, sending, TaskDispatcher.this));
        }

        private void putBack(Task task, String connection, ConnectionExecutor executor) {
            putBack++;
            if (busy.add(connection)) {
                LOG.info("Connection {} is busy: tasks that it has no room for wait in the engine", connection);
            }
            room.done();
            putBacks.add(task.id(), executor.appointment(), until);
        }
    }
}
