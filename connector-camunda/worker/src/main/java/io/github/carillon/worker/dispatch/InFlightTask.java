package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import io.github.carillon.worker.executor.ConnectionExecutor;
import io.github.carillon.worker.executor.FetchLimiter;
import io.github.carillon.worker.executor.QueuedTask;
import java.time.Instant;

/** A task on its way through its connection's executor to its answer. */
final class InFlightTask implements QueuedTask {

    private final Task task;
    private final Instant arrived;
    private final long priority;
    private final ConnectionExecutor executor;
    private final FetchLimiter room;
    private final Plan.Sending plan;
    private final TaskDispatcher intake;

    InFlightTask(
            Task task,
            Instant arrived,
            long priority,
            ConnectionExecutor executor,
            FetchLimiter room,
            Plan.Sending plan,
            TaskDispatcher intake) {
        this.task = task;
        this.arrived = arrived;
        this.priority = priority;
        this.executor = executor;
        this.room = room;
        this.plan = plan;
        this.intake = intake;
    }

    @Override
    public long priority() {
        return priority;
    }

    @Override
    public void begin(WorkerPool crew) {
        intake.work(task, room, arrived, plan, crew);
    }

    @Override
    public void left() {
        room.left(executor);
    }

    @Override
    public void giveBack() {
        room.left(executor);
        intake.giveBack(task.id(), room);
    }
}
