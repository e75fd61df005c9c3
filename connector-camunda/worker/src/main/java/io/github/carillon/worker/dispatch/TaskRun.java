package io.github.carillon.worker.dispatch;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Replies;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.UnreadableVariableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Works on tasks from their arrival to their answers. Every task is answered, also when our own code fails. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final String engineId;
    private final Activations activations;
    private final Replies replies;
    private final CompletionRetrier answering;
    private final Ledger ledger;
    private final WorkerListener listener;
    private final Clock clock;

    TaskRun(
            String engineId,
            Activations activations,
            Replies replies,
            CompletionRetrier answering,
            Ledger ledger,
            WorkerListener listener,
            Clock clock) {
        this.engineId = engineId;
        this.activations = activations;
        this.replies = replies;
        this.answering = answering;
        this.ledger = ledger;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * What is to be done about the task.
     *
     * @param task without its inputs, which the work reads
     */
    Plan plan(Task task, Supplier<Plan> work) {
        return guarded(task, work, Plan.Settled::new);
    }

    /** Does it, in this thread. */
    Result result(Task task, Supplier<Result> work) {
        return guarded(task, work, Function.identity());
    }

    /**
     * Answers the task, and returns at once.
     *
     * @param arrived when the worker got it
     * @param done is run when the engine has heard the answer, or will not hear it
     */
    void answer(Task task, Result result, Instant arrived, Runnable done) {
        Told told = guarded(task, () -> told(task, result), failed -> told(task, failed));
        answer(task, told, arrived, told.ofDeliveries() ? () -> release(task) : () -> {}, done);
    }

    /**
     * The same, for a task whose variables the worker cannot read. That incident tells an operator nothing of the task's
     * deliveries, so their retry is no word to send them again.
     *
     * @param task without its inputs
     * @param reason no variable's value
     */
    void answerUnread(Task task, String reason, Instant arrived, Runnable done) {
        String message = "The worker cannot read the variables of this task: " + reason
                + ". The variables of the instance must be made smaller before a retry.";
        answer(task, new Told(new TaskReply.Incident(message, ""), "UNREADABLE", false), arrived, () -> {}, done);
    }

    private Told told(Task task, Result result) {
        return new Told(
                replies.reply(task, result),
                Reasons.of(result),
                result.match(mistaken -> false, unreadable -> false, postponed -> false, delivered -> true));
    }

    private void answer(Task task, Told told, Instant arrived, Runnable afterIncident, Runnable done) {
        answering.answer(task, told.reply(), answer -> {
            try {
                heard(task, answer, told.why(answer), Duration.between(arrived, clock.instant()), afterIncident);
            } finally {
                done.run();
            }
        });
    }

    private void heard(Task task, String answer, String why, Duration took, Runnable afterIncident) {
        if (answer.equals(TaskCompleter.INCIDENT)) {
            afterIncident.run();
        }
        LOG.atLevel(answer.equals(TaskCompleter.COMPLETE) ? Level.DEBUG : Level.INFO)
                .log("Answered with {} after {} ms{}", answer, took.toMillis(), why.isEmpty() ? "" : ": " + why);
        listener.answered(task.topic(), answer, took);
    }

    private <T> T guarded(Task task, Supplier<T> work, Function<Result, T> instead) {
        LogContext.open(task);
        try {
            return work.get();
        } catch (EngineException unavailable) {
            LOG.warn("{}: {}", unavailable.getMessage(), SafeStackTrace.of(unavailable));
            return instead.apply(
                    new Result.Retryable("INPUT_UNAVAILABLE", Objects.requireNonNull(unavailable.getMessage())));
        } catch (UnreadableVariableException unreadable) {
            return instead.apply(new Result.Unreadable(Objects.requireNonNull(unreadable.getMessage())));
        } catch (RuntimeException | Error bug) {
            // an error too: a task that is not answered comes back for ever, and nobody is told
            LOG.error("A bug in step {}: {}", task.topic(), SafeStackTrace.of(bug));
            return instead.apply(failed(bug));
        } finally {
            LogContext.close();
        }
    }

    private static Result failed(Throwable bug) {
        return new Result.Retryable(
                "INTERNAL_ERROR",
                "the worker failed in an unforeseen way (" + bug.getClass().getSimpleName() + ")");
    }

    /** Only after the engine has the incident: before that, nobody has been asked. */
    private void release(Task task) {
        try {
            ledger.release(engineId, activations.of(task));
        } catch (DatabaseException | EngineException unavailable) {
            LOG.warn(
                    "The operator will be asked twice, the ledger could not note that they were: {}",
                    SafeStackTrace.of(unavailable));
        }
    }

    /**
     * What the engine is told.
     *
     * @param why for the log: codes and connections, or nothing where all is well
     * @param ofDeliveries whether it says what became of each: only then is an operator's retry their word to send again
     *     what is in doubt
     */
    private record Told(TaskReply reply, String why, boolean ofDeliveries) {

        /** Where a step that is done ends in an incident, the reason lies in the model that follows it. */
        private String why(String answer) {
            return reply instanceof TaskReply.Complete && answer.equals(TaskCompleter.INCIDENT)
                    ? "the engine cannot go on from here"
                    : why;
        }
    }
}
