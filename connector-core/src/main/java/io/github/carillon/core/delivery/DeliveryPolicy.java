package io.github.carillon.core.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a delivery is made.
 *
 * @param onUnknown what to do where nobody knows whether it was made before
 * @param latest when it is no longer worth sending, unless an operator wants it; or null
 */
public record DeliveryPolicy(OnUnknown onUnknown, @Nullable Instant latest) {

    /** At any time. */
    public static DeliveryPolicy of(OnUnknown onUnknown) {
        return new DeliveryPolicy(onUnknown, null);
    }
}
