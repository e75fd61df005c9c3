package io.github.carillon.worker.engine;

import io.github.carillon.worker.lane.Lane;
import io.github.carillon.worker.lane.TopicRoom;
import io.github.carillon.worker.lane.Turn;
import io.github.carillon.worker.step.Crew;
import io.github.carillon.worker.step.Plan;
import io.github.carillon.worker.step.Task;
import java.time.Instant;

/** A task on its way through a lane to its answer. */
final class TaskInHand implements Turn {

    private final Task task;
    private final Instant arrived;
    private final long priority;
    private final Lane lane;
    private final TopicRoom room;
    private final Plan.Sending plan;
    private final TaskIntake intake;

    TaskInHand(
            Task task,
            Instant arrived,
            long priority,
            Lane lane,
            TopicRoom room,
            Plan.Sending plan,
            TaskIntake intake) {
        this.task = task;
        this.arrived = arrived;
        this.priority = priority;
        this.lane = lane;
        this.room = room;
        this.plan = plan;
        this.intake = intake;
    }

    @Override
    public long priority() {
        return priority;
    }

    @Override
    public void begin(Crew crew) {
        intake.work(task, room, arrived, plan, crew);
    }

    @Override
    public void left() {
        room.left(lane);
    }

    @Override
    public void giveBack() {
        room.left(lane);
        intake.giveBack(task.id(), room);
    }
}
