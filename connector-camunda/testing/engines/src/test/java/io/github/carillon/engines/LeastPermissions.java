package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The whole suite runs with the permissions of the documentation and with no others; here, what becomes of fewer. */
interface LeastPermissions {

    @Test
    default void with_what_the_documentation_asks_for_the_worker_lacks_nothing(Lab lab) throws Exception {
        JsonNode engine = lab.worker().health().path("components").path("engine");

        assertThat(engine.path("status").asText()).as(engine.toString()).isEqualTo("UP");
        assertThat(lab.worker().log()).noneMatch(line -> line.contains("lacks"));
    }

    @Test
    default void without_what_every_task_needs_the_engine_s_health_is_down_and_says_why(Lab lab) throws Exception {
        try (RunningWorker worker = lab.worker(People.BLIND, "blind")) {
            await().atMost(Lab.PATIENCE).untilAsserted(() -> {
                JsonNode engine = worker.health().path("components").path("engine");
                assertThat(engine.path("status").asText()).isEqualTo("DOWN");
                assertThat(engine.toString()).contains("Process Definition READ_INSTANCE");
            });
        }
    }

    @Test
    default void without_what_some_steps_need_the_log_says_so_and_health_is_up(Lab lab) throws Exception {
        try (RunningWorker worker = lab.worker(People.FORGETFUL, "forgetful")) {
            await().atMost(Lab.PATIENCE).untilAsserted(() -> {
                JsonNode engine = worker.health().path("components").path("engine");
                assertThat(engine.path("status").asText()).isEqualTo("UP");
                assertThat(worker.log()).anyMatch(line -> line.contains("Process Definition READ_HISTORY"));
            });
        }
    }
}
