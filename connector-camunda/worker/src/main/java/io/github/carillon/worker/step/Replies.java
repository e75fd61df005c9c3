package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.worker.parameter.OnError;
import io.github.carillon.worker.parameter.WhenUnknown;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a result into the task's answer. What can still succeed by itself is tried first; then a person is called for
 * what needs one; then the designer's policy decides about refusals.
 */
public final class Replies {

    /** The code of the BPMN error that stands for a refusal. */
    public static final String NOTIFICATION_REFUSED = "NOTIFICATION_REFUSED";

    private static final String IN_FLIGHT = "IN_FLIGHT";

    private final RetryPolicy policy;
    private final DoubleSupplier chance;

    /**
     * Answers by this policy.
     *
     * @param chance numbers from 0 to 1, for the jitter of the waits
     */
    public Replies(RetryPolicy policy, DoubleSupplier chance) {
        this.policy = policy;
        this.chance = chance;
    }

    /** The answer to a task that came to this result. */
    public TaskReply reply(Task task, Result result) {
        return result.match(
                mistaken -> new TaskReply.Incident(
                        "This step is not modelled right: " + mistaken.mistakes(), mistaken.mistakes()),
                postponed -> reply(task, postponed),
                delivered -> retry(task, delivered).orElseGet(() -> conclude(delivered)));
    }

    private TaskReply reply(Task task, Result.Postponed postponed) {
        String message = postponed.code() + ": " + postponed.reason();
        return later(task, message, "", Duration.ZERO, true).orElseGet(() -> new TaskReply.Incident(message, ""));
    }

    private Optional<TaskReply> retry(Task task, Result.Delivered delivered) {
        List<Report.Entry> pending = pending(delivered);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        Duration asked = pending.stream()
                .flatMap(entry -> Stream.ofNullable(retryAfter(entry.outcome())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        boolean counts = pending.stream().anyMatch(entry -> !isInFlight(entry.outcome()));
        return later(
                task,
                IncidentText.about(delivered.report(), pending),
                IncidentText.details(delivered.report()),
                asked,
                counts);
    }

    private Optional<TaskReply> later(Task task, String message, String details, Duration asked, boolean counts) {
        Integer given = task.retries();
        int before = given == null ? policy.attempts() : given;
        int left = counts ? before - 1 : Math.max(1, before);
        if (left < 1) {
            return Optional.empty();
        }
        Duration delay = policy.delay(policy.attempts() - left, asked, chance.getAsDouble());
        return Optional.of(new TaskReply.Retry(message, details, left, delay));
    }

    private static TaskReply conclude(Result.Delivered delivered) {
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
        return report.firstFailed().isPresent() || report.entries().isEmpty()
                ? refused(delivered)
                : new TaskReply.Complete(delivered.outputs().of(report));
    }

    private static TaskReply refused(Result.Delivered delivered) {
        Report report = delivered.report();
        TaskReply.Incident incident =
                new TaskReply.Incident(IncidentText.refused(report), IncidentText.details(report));
        OnError onError = delivered.onError();
        return switch (onError) {
            case INCIDENT -> incident;
            case CONTINUE -> new TaskReply.Complete(delivered.outputs().of(report));
            case BPMN_ERROR ->
                new TaskReply.BpmnError(
                        NOTIFICATION_REFUSED,
                        incident.message(),
                        delivered.outputs().of(report),
                        incident);
        };
    }

    /** What another attempt may still bring to a good end, without asking anybody. */
    private static List<Report.Entry> pending(Result.Delivered delivered) {
        boolean repeats = delivered.whenUnknown() == WhenUnknown.REPEAT;
        return delivered.report().entries().stream()
                .filter(entry -> entry.outcome() instanceof Deferred || (repeats && entry.outcome() instanceof Unknown))
                .toList();
    }

    private static @Nullable Duration retryAfter(Outcome outcome) {
        return outcome instanceof Deferred deferred ? deferred.retryAfter() : null;
    }

    private static boolean isInFlight(Outcome outcome) {
        return outcome instanceof Deferred deferred && deferred.code().equals(IN_FLIGHT);
    }
}
