package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CompletionRetrierTest {

    private static final TaskReply COMPLETE = new TaskReply.Complete(Map.of());
    private static final TaskReply.Incident REFUSED = new TaskReply.Incident("Refused", "");

    private final Queue<Throwable> errors = new ArrayDeque<>();
    private final List<TaskReply> said = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final CompletionRetrier answering = new CompletionRetrier(this::say, running::get, this::after);

    static Stream<RuntimeException> whatPasses() {
        return Stream.of(EngineFailures.collision(), EngineFailures.lost(), EngineFailures.proxy());
    }

    static Stream<Throwable> whatLasts() {
        return Stream.of(
                EngineFailures.engineFailed(),
                EngineFailures.notLocked(),
                new IllegalStateException("a bug"),
                new OutOfMemoryError("Java heap space"));
    }

    @Test
    void an_answer_that_is_heard_is_said_once() {
        assertThat(answer(COMPLETE)).isEqualTo("complete");
        assertThat(said).containsExactly(COMPLETE);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void what_passes_is_outlasted_with_growing_pauses(RuntimeException passing) {
        for (int times = 0; times < 10; times++) {
            errors.add(passing);
        }

        assertThat(answer(COMPLETE)).isEqualTo("complete");
        assertThat(said).hasSize(11).containsOnly(COMPLETE);
        assertThat(pauses).startsWith(50L, 100L, 200L).endsWith(5_000L).isSorted();
    }

    @ParameterizedTest
    @MethodSource("whatLasts")
    void a_completion_that_fails_three_times_becomes_an_incident(Throwable lasting) {
        errors.addAll(List.of(lasting, lasting, lasting));

        assertThat(answer(COMPLETE)).isEqualTo("incident");
        assertThat(said).hasSize(4).startsWith(COMPLETE, COMPLETE, COMPLETE);
        assertThat(said.get(3))
                .isInstanceOfSatisfying(
                        TaskReply.Incident.class,
                        incident -> assertThat(incident.message()).contains("the engine cannot go on from here"));
    }

    @Test
    void an_answer_that_the_worker_cannot_make_keeps_no_later_one_of_its_instance_waiting() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        errors.addAll(List.of(error, error, error));
        answering.answer(Tasks.of("instance-1"), COMPLETE, heard::add);
        answering.answer(Tasks.of("instance-1"), COMPLETE, heard::add);

        assertThat(heard).containsExactly("incident", "complete");
    }

    @Test
    void a_bpmn_error_that_fails_three_times_becomes_the_incident_that_it_stands_for() {
        errors.addAll(
                List.of(EngineFailures.engineFailed(), EngineFailures.engineFailed(), EngineFailures.engineFailed()));
        TaskReply error = new TaskReply.BpmnError("NOTIFICATION_REFUSED", "Refused", Map.of(), REFUSED);

        assertThat(answer(error)).isEqualTo("incident");
        assertThat(said).containsExactly(error, error, error, REFUSED);
    }

    @Test
    void what_passes_does_not_count_towards_the_three() {
        errors.addAll(Arrays.asList(
                EngineFailures.engineFailed(),
                EngineFailures.collision(),
                EngineFailures.engineFailed(),
                EngineFailures.lost(),
                EngineFailures.collision()));

        assertThat(answer(COMPLETE)).isEqualTo("complete");
    }

    @Test
    void an_answer_that_must_wait_is_said_later_as_often_as_it_takes() {
        Queue<Boolean> prolonged = new ArrayDeque<>(List.of(true, true, true, true, true));
        CompletionRetrier waiting = new CompletionRetrier(
                (task, reply) -> prolonged.poll() == null ? say(task, reply) : Optional.empty(),
                running::get,
                this::after);
        waiting.answer(Tasks.fresh(), COMPLETE, heard::add);

        assertThat(heard).containsExactly("complete");
        assertThat(pauses).hasSize(5);
    }

    @Test
    void a_task_that_is_gone_is_let_go() {
        errors.add(EngineFailures.gone());

        assertThat(answer(COMPLETE)).isEqualTo("lost");
        assertThat(said).hasSize(1);
    }

    @Test
    void an_engine_that_takes_no_answer_at_all_is_left_alone() {
        for (int times = 0; times < 6; times++) {
            errors.add(EngineFailures.notLocked());
        }

        assertThat(answer(COMPLETE)).isEqualTo("lost");
        assertThat(said).hasSize(6);
    }

    @Test
    void a_worker_that_stops_says_nothing_more() {
        running.set(false);

        assertThat(answer(COMPLETE)).isEqualTo("lost");
        assertThat(said).isEmpty();
    }

    @Test
    void answers_of_one_instance_are_given_one_after_another_and_no_thread_waits() {
        List<Runnable> begun = new ArrayList<>();
        CompletionRetrier slow = new CompletionRetrier(this::say, running::get, (millis, answer) -> begun.add(answer));
        for (int times = 0; times < 500; times++) {
            slow.answer(Tasks.fresh(), COMPLETE, heard::add);
        }
        assertThat(begun).hasSize(1);

        begun.remove(0).run();
        assertThat(heard).hasSize(1);
        assertThat(begun).hasSize(1);

        while (!begun.isEmpty()) {
            begun.remove(0).run();
        }
        assertThat(heard).hasSize(500);
    }

    @Test
    void an_instance_whose_answer_is_said_again_later_keeps_no_other_one_waiting() {
        errors.add(EngineFailures.collision());
        List<Runnable> later = new ArrayList<>();
        CompletionRetrier patient = new CompletionRetrier(this::say, running::get, (millis, answer) -> {
            if (millis == 0) {
                answer.run();
            } else {
                later.add(answer);
            }
        });
        patient.answer(Tasks.of("instance-1"), COMPLETE, answer -> heard.add("first"));
        patient.answer(Tasks.of("instance-1"), COMPLETE, answer -> heard.add("second"));
        patient.answer(Tasks.of("instance-2"), COMPLETE, answer -> heard.add("other"));
        assertThat(heard).containsExactly("other");

        later.remove(0).run();
        assertThat(heard).containsExactly("other", "first", "second");
    }

    private Optional<String> say(Task task, TaskReply reply) {
        said.add(reply);
        Throwable error = errors.poll();
        if (error instanceof Error severe) {
            throw severe;
        }
        if (error != null) {
            throw (RuntimeException) error;
        }
        return Optional.of(
                reply.match(complete -> "complete", retry -> "failure", incident -> "incident", bpmn -> "bpmnError"));
    }

    private String answer(TaskReply reply) {
        answering.answer(Tasks.fresh(), reply, heard::add);
        assertThat(heard).hasSize(1);
        return heard.get(0);
    }

    private void after(long millis, Runnable work) {
        if (millis > 0) {
            pauses.add(millis);
        }
        work.run();
    }
}
