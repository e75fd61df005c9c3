package io.github.carillon.steps.result;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.TaskReply.Retry;
import io.github.carillon.steps.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Turns a result into the task's answer. What can still succeed by itself is tried first; then a person is called for
 * what needs one; then the designer's policy decides about refusals.
 */
public final class Replies {

    /** The code of the BPMN error that stands for a refusal. */
    public static final String NOTIFICATION_REFUSED = "NOTIFICATION_REFUSED";

    /** At the beginning, for the engine may cut off the end. */
    private static final String UNCAUGHT = "Nothing in the model catches the BPMN error " + NOTIFICATION_REFUSED + ". ";

    /** An earlier attempt, or an earlier part of this one, may have come further. */
    private static final String NOT_AGAIN = "; what was accepted before is not sent again";

    /** As long as nobody has asked the ledger, or somebody else is at it, it may have been accepted. */
    private static final Set<String> UNDECIDED = Set.of(Deferred.IN_FLIGHT, Deferred.LEDGER_UNAVAILABLE);

    private final RetryPolicy policy;
    private final Retries retries;
    private final Clock clock;

    /**
     * Answers by this policy.
     *
     * @param chance numbers from 0 to 1, for the jitter of the waits
     */
    public Replies(RetryPolicy policy, DoubleSupplier chance, Clock clock) {
        this.policy = policy;
        this.retries = new Retries(policy, chance);
        this.clock = clock;
    }

    /** The answer to a task that came to this result. */
    public TaskReply reply(Task task, Result result) {
        return result.match(
                mistaken -> new TaskReply.Incident(
                        "Invalid step configuration: " + mistaken.mistakes(), mistaken.mistakes()),
                unreadable -> new TaskReply.Incident(
                        "The worker cannot read what this step uses: " + unreadable.reason(), unreadable.reason()),
                postponed -> reply(task, postponed),
                delivered -> reply(task, delivered));
    }

    private TaskReply reply(Task task, Result.Retryable postponed) {
        String message = postponed.code() + ": " + postponed.reason() + NOT_AGAIN;
        return retries.of(task, postponed, message)
                .<TaskReply>map(retry -> retry)
                .orElseGet(() -> new TaskReply.Incident(message, ""));
    }

    private TaskReply reply(Task task, Result.Delivered delivered) {
        List<Report.Entry> pending = pending(delivered);
        if (pending.isEmpty() || (isBroken(delivered) && pending.stream().allMatch(Replies::isLeftAlone))) {
            return conclude(delivered);
        }
        boolean undecided = pending.stream().anyMatch(Replies::isUndecided);
        Optional<Retry> retry = retries.of(task, delivered, pending, undecided);
        if (retry.isEmpty()) {
            return conclude(delivered);
        }
        return policy.latest(task.createdAt(), delivered.policy().maxAge())
                .filter(latest -> !undecided && comesAfter(latest, retry.get().delay()))
                .map(latest -> conclude(tooOld(delivered, latest)))
                .orElseGet(retry::get);
    }

    private boolean comesAfter(Instant latest, Duration delay) {
        return clock.instant().plus(delay).isAfter(latest);
    }

    /** What another attempt may still bring to a good end, without asking anybody. */
    private static List<Report.Entry> pending(Result.Delivered delivered) {
        boolean repeats = delivered.policy().whenUnknown() == WhenUnknown.REPEAT;
        return delivered.report().entries().stream()
                .filter(entry -> entry.outcome() instanceof Deferred || (repeats && entry.outcome() instanceof Unknown))
                .toList();
    }

    /** An operator is needed, and is not called later because others wait for the same repair. */
    private static boolean isBroken(Result.Delivered delivered) {
        return !delivered.report().with(Misconfigured.class).isEmpty();
    }

    private static boolean isLeftAlone(Report.Entry entry) {
        return entry.outcome() instanceof Deferred deferred && deferred.code().equals(Deferred.BREAKER_OPEN);
    }

    private static boolean isUndecided(Report.Entry entry) {
        return entry.outcome() instanceof Deferred deferred && UNDECIDED.contains(deferred.code());
    }

    /** What was deferred and will not be tried again in time is refused, unless it may have been sent before. */
    private static Result.Delivered tooOld(Result.Delivered delivered, Instant latest) {
        return delivered.with(delivered
                .report()
                .map(outcome -> outcome instanceof Deferred deferred && !deferred.possiblySent()
                        ? Outcome.Refused.tooOld(
                                latest, "; the last attempt: " + deferred.code() + " " + deferred.reason())
                        : outcome));
    }

    private static TaskReply conclude(Result.Delivered pending) {
        Result.Delivered delivered = pending.with(pending.report().map(Replies::atTheEnd));
        Report report = delivered.report();
        String details = IncidentText.details(report);
        List<Report.Entry> broken = report.with(Misconfigured.class);
        List<Report.Entry> unknown = report.with(Unknown.class);
        if (!broken.isEmpty()) {
            return new TaskReply.Incident(IncidentText.misconfigured(report, broken), details);
        }
        if (!unknown.isEmpty()) {
            return new TaskReply.Incident(IncidentText.unknown(report, unknown), details);
        }
        return report.firstFailed().isPresent() || report.isForNobody()
                ? refused(delivered)
                : new TaskReply.Complete(delivered.outputs().of(report));
    }

    private static Outcome atTheEnd(Outcome outcome) {
        return outcome instanceof Deferred deferred ? deferred.atTheEnd() : outcome;
    }

    private static TaskReply refused(Result.Delivered delivered) {
        Report report = delivered.report();
        TaskReply.Incident incident =
                new TaskReply.Incident(IncidentText.refused(report), IncidentText.details(report));
        return switch (delivered.policy().onError()) {
            case INCIDENT -> incident;
            case CONTINUE -> new TaskReply.Complete(delivered.outputs().of(report));
            case BPMN_ERROR ->
                new TaskReply.BpmnError(
                        NOTIFICATION_REFUSED,
                        incident.message(),
                        delivered.outputs().of(report),
                        new TaskReply.Incident(UNCAUGHT + incident.message(), incident.details()));
        };
    }
}
