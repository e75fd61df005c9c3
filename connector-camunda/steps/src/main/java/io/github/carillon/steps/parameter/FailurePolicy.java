package io.github.carillon.steps.parameter;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the designer wants done when a delivery is not made.
 *
 * @param onError about a refusal
 * @param whenUnknown about an unknown outcome
 * @param attempts how often the task is tried in all, or null for the connection's number
 * @param maxAge how old the task may be when it is sent, or null for the worker's limit
 */
public record FailurePolicy(
        OnError onError,
        WhenUnknown whenUnknown,
        @Nullable Integer attempts,
        @Nullable Duration maxAge) {

    /** What the arguments of these parameters say; whatever stands for one that is mistaken is of no effect. */
    public static FailurePolicy of(
            Arguments arguments,
            Parameter<OnError> onError,
            Parameter<WhenUnknown> onUnknown,
            Parameter<Integer> attempts,
            Parameter<Duration> maxAge) {
        return of(arguments, onError, onUnknown, attempts, maxAge, WhenUnknown.PARK);
    }

    /**
     * The same.
     *
     * @param usual what is done about an unknown outcome where the arguments do not say
     */
    static FailurePolicy of(
            Arguments arguments,
            Parameter<OnError> onError,
            Parameter<WhenUnknown> onUnknown,
            Parameter<Integer> attempts,
            Parameter<Duration> maxAge,
            WhenUnknown usual) {
        return new FailurePolicy(
                arguments.find(onError).orElse(OnError.INCIDENT),
                arguments.find(onUnknown).orElse(usual),
                arguments.find(attempts).orElse(null),
                arguments.find(maxAge).orElse(null));
    }
}
