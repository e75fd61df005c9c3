package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks with more in their variables than can be read, on a real engine. */
final class UnreadableTasksTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int BEYOND_THE_LIMIT = 21_000_000;

    private final String key = "process-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        ENGINE.clear();
    }

    @Test
    void one_that_cannot_be_read_becomes_an_incident_and_the_others_beside_it_are_done() {
        ENGINE.deploy(key, Models.simple(key));
        List<String> others = new ArrayList<>();
        others.add(ENGINE.start(key, Map.of()));
        String large = ENGINE.start(key, Map.of("report", json("x".repeat(BEYOND_THE_LIMIT))));
        for (int instance = 1; instance < 20; instance++) {
            others.add(ENGINE.start(key, Map.of()));
        }
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            await().atMost(LONG).until(() -> others.stream().allMatch(ENGINE::isEnded));
            await().atMost(LONG).until(() -> ENGINE.incident(large) != null);

            assertThat(worker.channel.sent()).hasSize(20);
            assertThat(ENGINE.incident(large))
                    .startsWith("The worker cannot read the variables of this task: variable \"report\": String ")
                    .contains("exceeds the maximum")
                    .endsWith(". The variables of the instance must be made smaller before a retry.")
                    .doesNotContain("xxx");
        }
    }

    @Test
    void one_that_was_made_smaller_is_done_when_an_operator_retries_it() {
        ENGINE.deploy(key, Models.simple(key));
        String instance = ENGINE.start(key, Map.of("report", json("x".repeat(BEYOND_THE_LIMIT))));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            await().atMost(LONG).until(() -> ENGINE.incident(instance) != null);
            ENGINE.runtime().setVariable(instance, "report", json("x"));
            ENGINE.retry(instance);

            await().atMost(LONG).until(() -> ENGINE.isEnded(instance));
            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    /** A text that is too long for a variable of its own. */
    private static ObjectValue json(String text) {
        return Variables.serializedObjectValue('"' + text + '"')
                .serializationDataFormat("application/json")
                .objectTypeName("java.lang.String")
                .create();
    }
}
