package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages when a process ends in the middle of its work, as by {@code kill -9}. */
interface KillAndRestart {

    int COUNT = 40;

    /** As many as a mail connection has in flight: some prepare while the others send. */
    int IN_FLIGHT = 8;

    @Test
    default void a_worker_that_is_killed_loses_nothing_and_repeats_only_what_was_in_flight(Lab lab) throws Exception {
        List<String> instances = start(lab, "killed-worker");
        awaitSome(lab, "killed-worker");
        lab.worker().kill();
        lab.restartWorker();
        instances.forEach(lab::finished);

        assertThat(counts(lab, "killed-worker")).allMatch(count -> count >= 1);
        assertThat(counts(lab, "killed-worker")).filteredOn(count -> count > 1).hasSizeLessThanOrEqualTo(IN_FLIGHT);
    }

    @Test
    default void an_engine_that_is_killed_hears_after_its_restart_of_what_was_sent_and_nothing_is_repeated(Lab lab)
            throws Exception {
        List<String> instances = start(lab, "killed-engine");
        awaitSome(lab, "killed-engine");
        lab.engine().kill();
        lab.engine().restart();
        instances.forEach(lab::finished);

        assertThat(counts(lab, "killed-engine")).containsOnly(1);
    }

    private static List<String> start(Lab lab, String name) {
        Model model = Model.of(name).step(Step.mailTo("${execution.processBusinessKey}@example.org"));
        lab.deploy(model, "");
        return IntStream.range(0, COUNT)
                .mapToObj(number -> lab.start(model, "", name + "-" + number, Map.of()))
                .toList();
    }

    private static void awaitSome(Lab lab, String name) {
        await().atMost(Lab.PATIENCE)
                .until(() ->
                        counts(lab, name).stream().filter(count -> count > 0).count() > COUNT / 4);
    }

    private static List<Integer> counts(Lab lab, String name) {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> lab.sinks()
                        .mailsTo(name + "-" + number + "@example.org")
                        .size())
                .toList();
    }
}
