package io.github.carillon.worker.step;

import io.github.carillon.worker.parameter.Step;
import java.util.List;
import java.util.Optional;

/** Does what one kind of step asks for. Safe for use from any thread. */
public interface StepHandler {

    /** The step that this handler serves. */
    Step step();

    /** The variables it reads, so that the engine need not send more; empty for all there are. */
    Optional<List<String>> variables();

    /** Makes the task's deliveries. Does not throw for anything that a task or a channel may do. */
    Result handle(Task task);
}
