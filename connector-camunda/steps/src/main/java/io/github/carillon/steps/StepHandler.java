package io.github.carillon.steps;

import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.List;
import java.util.Optional;

/** Does what one kind of step asks for. Safe for use from any thread. */
public interface StepHandler {

    /** The step that this handler serves. */
    Step step();

    /** The variables it reads, so that the engine need not send more; empty for all there are. */
    Optional<List<String>> variables();

    /** Reads the task and says what is to be done: at once, and without asking anybody. */
    Plan plan(Task task);

    /** Makes the task's deliveries, here and now. Does not throw for anything that a task or a channel may do. */
    default Result handle(Task task) {
        return plan(task)
                .match(
                        Plan.Settled::result,
                        sending -> sending.work().apply(WorkerPool.ALONE).of(sending));
    }
}
