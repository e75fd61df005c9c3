package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.parameter.OnError;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Replies;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class TaskRunTest {

    private static final Outcome LOST = new Outcome.Unknown("CONNECTION_LOST", "no answer");

    private final Ledgers ledgers = new Ledgers();
    private final List<TaskReply> said = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        ledgers.close();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("to mary@example.org"),
                new NoClassDefFoundError("a/missing/Jar"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("impossible"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_task_is_answered_also_when_our_own_code_fails(Throwable bug) {
        run(Tasks.fresh(), () -> {
            throw sneaky(bug);
        });
        run(Tasks.left(1), () -> {
            throw sneaky(bug);
        });

        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isInstanceOf(TaskReply.Retry.class);
        assertThat(said.get(1))
                .isInstanceOfSatisfying(
                        TaskReply.Incident.class,
                        incident -> assertThat(incident.message())
                                .startsWith("INTERNAL_ERROR: the worker failed in an unforeseen way (")
                                .contains(bug.getClass().getSimpleName())
                                .doesNotContain("mary"));
        assertThat(counted).containsExactly("topic failure", "topic incident");
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void a_task_that_cannot_be_read_is_answered_too(Throwable bug) {
        Plan plan = run().plan(Tasks.fresh(), () -> {
            throw sneaky(bug);
        });

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Plan.Settled.class,
                        settled -> assertThat(settled.result()).isInstanceOf(Result.Retryable.class));
    }

    @Test
    void an_engine_that_is_away_while_a_step_is_prepared_is_no_bug() {
        run(Tasks.left(1), () -> {
            throw new EngineException(
                    EngineException.Kind.NO_ANSWER, "the engine cannot be reached", new IOException());
        });

        assertThat(said)
                .singleElement()
                .isInstanceOfSatisfying(
                        TaskReply.Incident.class,
                        incident -> assertThat(incident.message())
                                .startsWith("INPUT_UNAVAILABLE: the engine cannot be reached"));
    }

    @Test
    void the_log_names_the_task_while_it_is_worked_on_and_not_after() {
        List<String> during = new ArrayList<>();
        run(Tasks.fresh(), () -> {
            during.addAll(List.of(MDC.get("topic"), MDC.get("task"), MDC.get("processInstance"), MDC.get("activity")));
            return new Result.InvalidStep("x");
        });

        assertThat(during).containsExactly("topic", "task-1", "instance-1", "Activity_1");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void the_log_says_why_a_task_is_answered_so_and_names_nobody() {
        Outcome broken = new Outcome.Misconfigured("20003", "for mary@example.org");
        Outcome refused = new Outcome.Refused("21211", "of mary@example.org");
        Report report = new Report(
                List.of(entry(refused), entry(broken), entry(refused), entry(new Outcome.Accepted("id", null))),
                List.of());
        List<String> lines = logged(() -> {
            run(Tasks.fresh(), () -> delivered(report));
            run(Tasks.fresh(), () -> new Result.InvalidStep("to mary@example.org"));
            run(Tasks.fresh(), () -> new Result.Retryable("DIRECTORY_UNAVAILABLE", "mary", 3, "main"));
            run(Tasks.fresh(), () -> delivered(new Report(List.of(), List.of())));
        });

        assertThat(lines)
                .map(line -> line.replaceAll("after [0-9]+ ms", "after … ms"))
                .containsExactly(
                        "Answered with incident after … ms: refused 21211 by text (2), misconfigured 20003 by text",
                        "Answered with incident after … ms: invalid step configuration",
                        "Answered with failure after … ms: DIRECTORY_UNAVAILABLE by main",
                        "Answered with complete after … ms: nobody to notify");
    }

    private static List<String> logged(Runnable work) {
        Logger log = (Logger) LoggerFactory.getLogger(TaskRun.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.DEBUG);
        log.addAppender(lines);
        try {
            work.run();
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_ledger_that_cannot_note_the_incident_spoils_nothing() {
        ledgers.close();
        run(Tasks.fresh(), TaskRunTest::possiblySent);

        assertThat(counted).containsExactly("topic incident");
        assertThat(done).containsExactly("task-1");
    }

    @Test
    void only_an_incident_that_tells_of_a_doubt_makes_a_retry_the_word_to_send_again() {
        ScriptedChannel<String> channel = new ScriptedChannel<>("sms");
        channel.answer(LOST);
        send(channel);
        run().answerUnread(Tasks.fresh(), "too large", Instant.EPOCH, () -> done.add("unread"));
        run(Tasks.fresh(), () -> new Result.InvalidStep("x"));
        run(Tasks.left(1), () -> new Result.Retryable("DIRECTORY_UNAVAILABLE", "no answer"));
        run(Tasks.left(1), () -> {
            throw new IllegalStateException("a bug");
        });
        send(channel);

        assertThat(counted).hasSize(4).containsOnly("topic incident");
        assertThat(done).containsExactly("unread", "task-1", "task-1", "task-1");
        assertThat(channel.sent()).hasSize(1);

        run(Tasks.fresh(), TaskRunTest::possiblySent);
        send(channel);
        assertThat(channel.sent()).hasSize(2);
    }

    private static Result possiblySent() {
        return delivered(new Report(List.of(entry(LOST)), List.of()));
    }

    private static Report.Entry entry(Outcome outcome) {
        return new Report.Entry("mary", "sms", "text", "+15***06", outcome);
    }

    private static Result delivered(Report report) {
        return new Result.Delivered(
                report, any -> Map.of(), new FailurePolicy(OnError.CONTINUE, WhenUnknown.PARK, null, null));
    }

    private void run(Task task, Supplier<Result> work) {
        TaskRun run = run();
        run.answer(task, run.result(task, work), Instant.EPOCH, () -> done.add(task.id()));
    }

    private void send(Channel<String> channel) {
        DeliveryKey key = new DeliveryKey("engine", "", Tasks.fresh().id(), "mary", channel.kind(), "+15005550006");
        new Dispatcher(ledgers.ledger(), Clock.systemUTC())
                .dispatch(new Delivery<>(key, "text"), channel, OnUnknown.PARK);
    }

    private TaskRun run() {
        Replies replies = new Replies(RetryPolicy.standard(), () -> 0, Clock.systemUTC());
        CompletionRetrier answering = new CompletionRetrier(this::say, () -> true, (millis, answer) -> answer.run());
        return new TaskRun("engine", Task::id, replies, answering, ledgers.ledger(), new Counting(), Clock.systemUTC());
    }

    private Optional<String> say(Task task, TaskReply reply) {
        said.add(reply);
        return Optional.of(
                reply.match(complete -> "complete", retry -> "failure", incident -> "incident", bpmn -> "bpmnError"));
    }

    private static RuntimeException sneaky(Throwable bug) {
        if (bug instanceof Error error) {
            throw error;
        }
        return (RuntimeException) bug;
    }

    private final class Counting implements WorkerListener {

        @Override
        public void delivered(String topic, String connection, Outcome outcome, Duration took) {
            counted.add("delivered");
        }

        @Override
        public void answered(String topic, String answer, Duration took) {
            counted.add(topic + " " + answer);
        }
    }
}
