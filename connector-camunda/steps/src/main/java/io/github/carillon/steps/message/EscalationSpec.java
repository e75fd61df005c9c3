package io.github.carillon.steps.message;

import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.EscalateTo;
import java.time.Duration;

/**
 * What follows an in-app note that is not read in time.
 *
 * @param after how long its reader has time
 * @param to through which channel
 */
public record EscalationSpec(Argument<Duration> after, Argument<EscalateTo> to) {

    /** Nothing does. */
    public static EscalationSpec none() {
        return new EscalationSpec(Argument.none("escalateAfter"), Argument.fixed("escalateTo", EscalateTo.SMTP));
    }
}
