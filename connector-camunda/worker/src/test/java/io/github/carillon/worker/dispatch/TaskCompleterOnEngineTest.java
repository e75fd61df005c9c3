package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every kind of answer, as a real engine takes it. */
final class TaskCompleterOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final Outcome REFUSED = new Outcome.Refused("5.1.1", "no such mailbox");
    private static final Outcome DEFERRED = new Outcome.Deferred("4.2.1", "later", null);

    private static final Duration LONG = Duration.ofSeconds(60);

    private final String key = "process-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        ENGINE.clear();
    }

    @Test
    void a_completion_sets_every_output_locally_and_the_mapping_carries_on_what_it_names() throws Exception {
        String instance = start(Models.simple(key));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            untilEnded(instance);

            Map<String, HistoricVariableInstance> all = variables(instance);
            assertThat(all.get("messageId").getValue())
                    .isEqualTo("id-" + worker.channel.deliveries().get(0).key().id());
            assertThat(all.get("messageId").getActivityInstanceId()).isEqualTo(instance);
            assertThat(all.get("errorCode").getValue()).isNull();
            assertThat(all.get("ERROR_MESSAGE").getActivityInstanceId()).startsWith("notify:");
            assertThat(all.get("ERROR_MESSAGE").getValue()).isNull();
            assertThat(all.get("acceptedCount").getValue()).isEqualTo(1);
            assertThat(all.get("skippedCount").getValue()).isEqualTo(0);
            FileValue file = (FileValue) all.get("deliveries").getTypedValue();
            assertThat(file.getFilename()).isEqualTo("deliveries.json");
            assertThat(file.getMimeType()).isEqualTo("application/json");
            try (InputStream content = file.getValue()) {
                assertThat(new ObjectMapper()
                                .readTree(content)
                                .get(0)
                                .get("status")
                                .asText())
                        .isEqualTo("accepted");
            }
        }
    }

    @Test
    void what_says_nothing_new_need_not_be_kept_and_is_mapped_nevertheless() {
        String instance = start(Models.counting(key), Map.of("accepted", 99, "errorCode", "from the last time"));
        long before = ENGINE.rows("ACT_GE_BYTEARRAY");
        try (TestWorker worker = TestWorker.keepingLess(ENGINE.rest())) {
            worker.channel.answer(new Outcome.Accepted("id", null));
            worker.start();
            untilEnded(instance);

            Map<String, HistoricVariableInstance> all = variables(instance);
            assertThat(all.get("accepted").getValue()).isEqualTo(1);
            assertThat(all.get("errorCode").getValue()).isNull();
            assertThat(all.get("MESSAGE_SID").getValue()).isEqualTo("id");
            assertThat(all)
                    .doesNotContainKeys("ERROR_CODE", "ERROR_MESSAGE", "deliveries", "acceptedCount", "skippedCount");
            assertThat(ENGINE.rows("ACT_GE_BYTEARRAY")).isEqualTo(before);
        }
    }

    @Test
    void a_report_that_says_more_than_the_id_is_kept_in_any_case() {
        String instance = start(Models.counting(key));
        try (TestWorker worker = TestWorker.keepingLess(ENGINE.rest())) {
            worker.channel.answer(new Outcome.Accepted("id", "redirected"));
            worker.start();
            untilEnded(instance);

            assertThat(variables(instance)).containsKeys("MESSAGE_SID", "deliveries");
        }
    }

    @Test
    void objects_are_read_as_json_and_of_files_the_name() {
        ENGINE.deploy(
                key,
                Models.saying(
                        key,
                        "{{order.number}} {{order.total}} {{#order.items}}{{name}}{{/order.items}} {{invoice}}"
                                + " [{{nothing}}]"));
        Map<String, Object> variables = new HashMap<>();
        variables.put(
                "order",
                Variables.serializedObjectValue(
                                "{\"number\": 7, \"total\": 12345678.9, \"items\": [{\"name\": \"pen\"}]}")
                        .serializationDataFormat("application/json")
                        .objectTypeName("com.example.Order")
                        .create());
        variables.put(
                "invoice",
                Variables.fileValue("invoice.pdf")
                        .file("content".getBytes(StandardCharsets.UTF_8))
                        .create());
        variables.put("nothing", null);
        String instance = ENGINE.start(key, variables);
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            untilEnded(instance);

            assertThat(worker.channel.sent()).extracting(Mail::text).containsExactly("7 12345678.9 pen invoice.pdf []");
        }
    }

    @Test
    void what_is_deferred_comes_again_until_it_is_an_incident_and_an_operators_retry_sends_it() {
        String instance = start(Models.simple(key));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.answer(DEFERRED);
            worker.channel.answer(DEFERRED);
            worker.channel.answer(DEFERRED);
            worker.start();
            untilIncident(instance);

            assertThat(ENGINE.incident(instance))
                    .isEqualTo("Not sent, and the attempts are used up: smtp to a***@example.org: 4.2.1 later."
                            + " A retry tries again.");
            assertThat(worker.channel.sent()).hasSize(3);

            ENGINE.retry(instance);
            untilEnded(instance);
            assertThat(worker.channel.sent()).hasSize(4);
            assertThat(worker.channel.deliveries())
                    .extracting(delivery -> delivery.key().id())
                    .containsOnly(worker.channel.deliveries().get(0).key().id());
        }
    }

    @Test
    void what_comes_too_late_is_an_incident_and_an_operators_retry_sends_it_nevertheless() {
        String instance = start(Models.shortLived(key));
        Instant over = Instant.now().plusSeconds(1);
        await().until(() -> Instant.now().isAfter(over));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            untilIncident(instance);

            assertThat(ENGINE.incident(instance))
                    .startsWith("Not sent in time: smtp to a***@example.org: TOO_OLD it was to be sent by ")
                    .endsWith(" at the latest. A retry sends it nevertheless.");
            assertThat(worker.channel.sent()).isEmpty();

            ENGINE.retry(instance);
            untilEnded(instance);
            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    @Test
    void a_mistake_is_an_incident_at_once_and_nothing_is_sent() {
        String instance = start(Models.saying(key, "{{nowhere}}"), Map.of());
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            untilIncident(instance);

            assertThat(ENGINE.incident(instance))
                    .startsWith("Invalid step configuration: body uses {{nowhere}}, which leads nowhere");
            assertThat(worker.channel.sent()).isEmpty();
        }
    }

    @Test
    void a_bpmn_error_goes_where_the_model_catches_it_with_the_outputs() {
        String instance = start(Models.catching(key));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.answer(REFUSED);
            worker.start();
            untilEnded(instance);

            assertThat(endedAt(instance, "refused")).isTrue();
            assertThat(variables(instance).get("ERROR_CODE").getValue()).isEqualTo("5.1.1");
        }
    }

    @Test
    void a_step_whose_instance_is_suspended_meanwhile_is_no_incident_and_is_done_when_that_goes_on() {
        String instance = start(Models.simple(key));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.whileSending(() -> ENGINE.runtime().suspendProcessInstanceById(instance));
            worker.start();
            await().atMost(LONG).until(() -> !worker.channel.sent().isEmpty());
            worker.channel.whileSending(() -> {});

            await().during(TestWorker.LOCK.multipliedBy(2)).atMost(LONG).until(() -> ENGINE.incident(instance) == null);
            ENGINE.runtime().activateProcessInstanceById(instance);
            untilEnded(instance);
            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    @Test
    void a_bpmn_error_that_nothing_catches_is_an_incident() {
        String instance = start(Models.throwing(key));
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.answer(REFUSED);
            worker.start();
            untilIncident(instance);

            assertThat(ENGINE.incident(instance))
                    .isEqualTo("Nothing in the model catches the BPMN error NOTIFICATION_REFUSED. Refused: smtp to"
                            + " a***@example.org: 5.1.1 no such mailbox");
            assertThat(ENGINE.isEnded(instance)).isFalse();
        }
    }

    @Test
    void a_bpmn_error_is_caught_by_the_caller_of_the_caller() {
        ENGINE.deploy(key, Models.throwing(key));
        ENGINE.deploy(key + "-middle", Models.calling(key + "-middle", key));
        String instance = start(key + "-outer", Models.callingAndCatching(key + "-outer", key + "-middle"), Map.of());
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.answer(REFUSED);
            worker.start();
            untilEnded(instance);

            assertThat(endedAt(instance, "refused")).isTrue();
        }
    }

    @Test
    void a_bpmn_error_that_no_caller_catches_is_an_incident() {
        ENGINE.deploy(key, Models.throwing(key));
        String caller = start(key + "-outer", Models.calling(key + "-outer", key), Map.of());
        String called = ENGINE.runtime()
                .createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.channel.answer(REFUSED);
            worker.start();
            untilIncident(called);

            assertThat(ENGINE.incident(called))
                    .startsWith("Nothing in the model catches")
                    .contains("Refused: ");
            assertThat(ENGINE.isEnded(caller)).isFalse();
        }
    }

    @Test
    void a_handler_that_throws_is_answered() {
        Supplier<Result> bug = () -> {
            throw new IllegalStateException("a bug");
        };
        incidentWith(bug, "IllegalStateException");
    }

    @Test
    void a_handler_that_runs_out_of_stack_is_answered() {
        incidentWith(TaskCompleterOnEngineTest::endless, "StackOverflowError");
    }

    @Test
    void a_step_whose_handler_throws_is_tried_as_often_as_it_says() {
        AtomicInteger tries = new AtomicInteger();
        Supplier<Result> bug = () -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a bug");
        };
        incidentWith(bug, 1, "IllegalStateException");

        assertThat(tries).hasValue(1);
    }

    private void incidentWith(Supplier<Result> bug, String named) {
        incidentWith(bug, null, named);
    }

    private void incidentWith(Supplier<Result> bug, Integer attempts, String named) {
        String instance = start(Models.simple(key));
        try (TestWorker worker = TestWorker.with(ENGINE.rest(), real -> new Failing(real, bug, attempts))) {
            worker.start();
            untilIncident(instance);

            assertThat(ENGINE.incident(instance)).startsWith("INTERNAL_ERROR: ").contains(named);
            assertThat(worker.channel.sent()).isEmpty();
        }
    }

    /** A handler with a bug. */
    private record Failing(StepHandler real, Supplier<Result> bug, Integer attempts) implements StepHandler {

        @Override
        public Step step() {
            return real.step();
        }

        @Override
        public Optional<List<String>> variables() {
            return real.variables();
        }

        @Override
        public Plan plan(Task task) {
            return new Plan.Sending("main", 1, attempts, crew -> bug.get());
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static Result endless() {
        return endless();
    }

    private String start(BpmnModelInstance model) {
        return start(model, Map.of());
    }

    private String start(BpmnModelInstance model, Map<String, Object> variables) {
        return start(key, model, variables);
    }

    private static String start(String key, BpmnModelInstance model, Map<String, Object> variables) {
        ENGINE.deploy(key, model);
        return ENGINE.start(key, variables);
    }

    private static void untilEnded(String instance) {
        await().atMost(LONG).until(() -> ENGINE.isEnded(instance));
    }

    private static void untilIncident(String instance) {
        await().atMost(LONG).until(() -> ENGINE.incident(instance) != null);
    }

    private static boolean endedAt(String instance, String activity) {
        return ENGINE.history()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .activityId(activity)
                        .count()
                == 1;
    }

    private static Map<String, HistoricVariableInstance> variables(String instance) {
        Map<String, HistoricVariableInstance> all = new HashMap<>();
        ENGINE.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .disableCustomObjectDeserialization()
                .list()
                .forEach(variable -> all.put(variable.getName(), variable));
        return all;
    }
}
