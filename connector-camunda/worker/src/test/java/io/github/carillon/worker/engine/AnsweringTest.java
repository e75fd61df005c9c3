package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.worker.step.Task;
import io.github.carillon.worker.step.TaskReply;
import io.github.carillon.worker.step.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AnsweringTest {

    private static final TaskReply COMPLETE = new TaskReply.Complete(Map.of());
    private static final TaskReply.Incident REFUSED = new TaskReply.Incident("Refused", "");

    private final Queue<RuntimeException> errors = new ArrayDeque<>();
    private final List<TaskReply> said = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Answering answering = new Answering(this::say, running::get, pauses::add);

    static Stream<RuntimeException> whatPasses() {
        return Stream.of(
                ClientErrors.collision(),
                ClientErrors.deadlock(),
                ClientErrors.lost(),
                ClientErrors.proxy(),
                new EngineUnavailableException("the engine cannot be reached", new IllegalStateException()),
                new EngineUnavailableException("HTTP status 503", false));
    }

    static Stream<RuntimeException> whatLasts() {
        return Stream.of(
                ClientErrors.engineFailed(),
                ClientErrors.notLocked(),
                ClientErrors.forbidden(),
                new EngineUnavailableException("HTTP status 403", true),
                new IllegalStateException("a bug"));
    }

    @Test
    void an_answer_that_is_heard_is_said_once() throws Exception {
        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("complete");
        assertThat(said).containsExactly(COMPLETE);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void what_passes_is_outlasted_with_growing_pauses(RuntimeException passing) throws Exception {
        for (int times = 0; times < 10; times++) {
            errors.add(passing);
        }

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("complete");
        assertThat(said).hasSize(11).containsOnly(COMPLETE);
        assertThat(pauses).startsWith(50L, 100L, 200L).endsWith(5_000L).isSorted();
    }

    @ParameterizedTest
    @MethodSource("whatLasts")
    void a_completion_that_fails_three_times_becomes_an_incident(RuntimeException lasting) throws Exception {
        errors.addAll(List.of(lasting, lasting, lasting));

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("incident");
        assertThat(said).hasSize(4).startsWith(COMPLETE, COMPLETE, COMPLETE);
        assertThat(said.get(3))
                .isInstanceOfSatisfying(
                        TaskReply.Incident.class,
                        incident -> assertThat(incident.message()).contains("the engine cannot go on from here"));
    }

    @Test
    void a_bpmn_error_that_fails_three_times_becomes_the_incident_that_it_stands_for() throws Exception {
        errors.addAll(List.of(ClientErrors.forbidden(), ClientErrors.forbidden(), ClientErrors.forbidden()));
        TaskReply error = new TaskReply.BpmnError("NOTIFICATION_REFUSED", "Refused", Map.of(), REFUSED);

        assertThat(answering.answer(Tasks.fresh(), error)).isEqualTo("incident");
        assertThat(said).containsExactly(error, error, error, REFUSED);
    }

    @Test
    void what_passes_does_not_count_towards_the_three() throws Exception {
        errors.addAll(Arrays.asList(
                ClientErrors.engineFailed(),
                ClientErrors.collision(),
                ClientErrors.engineFailed(),
                ClientErrors.lost(),
                ClientErrors.collision()));

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("complete");
    }

    @Test
    void a_task_that_is_gone_is_let_go() throws Exception {
        errors.add(ClientErrors.gone());

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("lost");
        assertThat(said).hasSize(1);
    }

    @Test
    void an_engine_that_takes_no_answer_at_all_is_left_alone() throws Exception {
        for (int times = 0; times < 6; times++) {
            errors.add(ClientErrors.notLocked());
        }

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("lost");
        assertThat(said).hasSize(6);
    }

    @Test
    void a_worker_that_stops_says_nothing_more() throws Exception {
        running.set(false);

        assertThat(answering.answer(Tasks.fresh(), COMPLETE)).isEqualTo("lost");
        assertThat(said).isEmpty();
    }

    @Test
    void answers_of_one_instance_are_given_one_after_another() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        Answering slow = new Answering(
                (task, reply) -> {
                    first.countDown();
                    awaitUninterrupted(finish);
                    order.add(task.id());
                    return "complete";
                },
                running::get,
                pauses::add);
        CompletableFuture<?> one = CompletableFuture.runAsync(() -> answer(slow));
        first.await();
        Thread second = new Thread(() -> answer(slow));
        second.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> second.getState() == Thread.State.WAITING);
        assertThat(order).isEmpty();
        finish.countDown();
        one.join();
        second.join();
        assertThat(order).hasSize(2);
    }

    @Test
    void errors_are_described_without_their_messages() {
        assertThat(EngineErrors.describe(ClientErrors.collision()))
                .isEqualTo("EngineException, HTTP status 500, type SomeException, code 1");
        assertThat(EngineErrors.describe(ClientErrors.lost())).isEqualTo("ConnectionLostException");
        assertThat(EngineErrors.isEngineFailure(new ExternalTaskClientException("a-secret")))
                .isFalse();
    }

    private String say(Task task, TaskReply reply) {
        said.add(reply);
        RuntimeException error = errors.poll();
        if (error != null) {
            throw error;
        }
        return reply.match(complete -> "complete", retry -> "failure", incident -> "incident", bpmn -> "bpmnError");
    }

    private static void answer(Answering answering) {
        try {
            answering.answer(Tasks.fresh(), COMPLETE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
