package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tasks of one process instance at the same time. */
interface MultiInstance {

    int COUNT = 12;

    @Test
    default void each_of_many_parallel_tasks_of_one_instance_sends_once_and_is_completed(Lab lab) {
        Model model = Model.of("parallel").step(Step.mailTo("each-${loopCounter}@example.org"));
        lab.rest().deploy("parallel.bpmn", model.xmlTimes(COUNT), "");

        lab.finished(lab.start(model, "", "parallel", Map.of()));

        assertThat(IntStream.range(0, COUNT).mapToObj(number -> "each-" + number + "@example.org"))
                .allSatisfy(address ->
                        assertThat(lab.sinks().mailsTo(address)).as(address).hasSize(1));
    }
}
