package io.github.carillon.steps.result;

import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.steps.result.TaskReply.Retry;
import io.github.carillon.steps.task.Task;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the engine shall offer a task again, and how often still; empty when its attempts are used up. */
final class Retries {

    private final RetryPolicy policy;
    private final DoubleSupplier chance;

    Retries(RetryPolicy policy, DoubleSupplier chance) {
        this.policy = policy;
        this.chance = chance;
    }

    /** Of a task that got as far as no delivery. */
    Optional<Retry> of(Task task, Result.Retryable postponed, String message) {
        int attempts = policy.attempts(postponed.attempts(), postponed.connection());
        int left = before(task, attempts) - 1;
        return left < 1
                ? Optional.empty()
                : Optional.of(new Retry(message, "", left, delay(attempts - left, Duration.ZERO)));
    }

    /**
     * Of a task with deliveries that may still be made.
     *
     * @param pending those deliveries, at least one
     * @param undecided whether one of them may have been made, so that the task must come again in any case
     */
    Optional<Retry> of(Task task, Result.Delivered delivered, List<Report.Entry> pending, boolean undecided) {
        int attempts =
                policy.attempts(delivered.policy().attempts(), pending.get(0).connection());
        boolean counts = pending.stream().anyMatch(Retries::wasAttempted);
        int before = before(task, attempts);
        int left = counts ? before - 1 : Math.max(1, before);
        if (left < 1 && !undecided) {
            return Optional.empty();
        }
        return Optional.of(new Retry(
                IncidentText.about(delivered.report(), pending),
                IncidentText.details(delivered.report()),
                Math.max(1, left),
                delay(counts ? attempts - left : 1, asked(pending))));
    }

    private static int before(Task task, int attempts) {
        Integer given = task.retries();
        return given == null ? attempts : given;
    }

    private Duration delay(int failed, Duration asked) {
        return policy.delay(failed, asked, chance.getAsDouble());
    }

    private static boolean wasAttempted(Report.Entry entry) {
        return !(entry.outcome() instanceof Deferred deferred) || deferred.attempted();
    }

    private static Duration asked(List<Report.Entry> pending) {
        return pending.stream()
                .flatMap(entry -> Stream.ofNullable(retryAfter(entry)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static @Nullable Duration retryAfter(Report.Entry entry) {
        return entry.outcome() instanceof Deferred deferred ? deferred.retryAfter() : null;
    }
}
