package io.github.carillon.worker.engine;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.step.Replies;
import io.github.carillon.worker.step.Result;
import io.github.carillon.worker.step.Task;
import io.github.carillon.worker.step.TaskReply;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Works on one task from its arrival to its answer. Every task is answered, also when our own code fails. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final String engineId;
    private final Replies replies;
    private final Answering answering;
    private final Ledger ledger;
    private final WorkerListener listener;
    private final Clock clock;

    TaskRun(
            String engineId,
            Replies replies,
            Answering answering,
            Ledger ledger,
            WorkerListener listener,
            Clock clock) {
        this.engineId = engineId;
        this.replies = replies;
        this.answering = answering;
        this.ledger = ledger;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Answers the task with what the work results in.
     *
     * @param task without its inputs, which the work reads
     */
    void run(Task task, Supplier<Result> work) {
        Instant start = clock.instant();
        MDC.put("topic", task.topic());
        MDC.put("task", task.id());
        MDC.put("processInstance", task.processInstanceId());
        MDC.put("activity", task.activityId());
        try {
            String answer = answering.answer(task, reply(task, work));
            if (answer.equals(Answers.INCIDENT)) {
                release(task);
            }
            Duration took = Duration.between(start, clock.instant());
            LOG.info("Answered with {} after {} ms", answer, took.toMillis());
            listener.answered(task.topic(), answer, took);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            MDC.clear();
        }
    }

    private TaskReply reply(Task task, Supplier<Result> work) {
        try {
            return replies.reply(task, work.get());
        } catch (RuntimeException | Error bug) {
            // an error too: a task that is not answered comes back for ever, and nobody is told
            LOG.error("A bug in step {}: {}", task.topic(), Trace.of(bug));
            return replies.reply(
                    task,
                    new Result.Postponed(
                            "INTERNAL_ERROR",
                            "the worker failed in an unforeseen way ("
                                    + bug.getClass().getSimpleName()
                                    + "); what was accepted before that is not sent again"));
        }
    }

    /** Only after the engine has the incident: before that, nobody has been asked. */
    private void release(Task task) {
        try {
            ledger.release(engineId, task.id());
        } catch (DatabaseException unavailable) {
            LOG.warn(
                    "The operator will be asked twice, the ledger could not note that he was: {}",
                    Trace.of(unavailable));
        }
    }
}
