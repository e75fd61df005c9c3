package io.github.carillon.core.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An open connection that carries pushes. An outcome with the code {@link
 * io.github.carillon.core.device.Device#GONE} says that the device will never take one again.
 */
public non-sealed interface PushConnection extends Connection, Channel<DevicePush> {

    /** Which devices it reaches. */
    Set<DeviceKind> kinds();

    /**
     * Why a device cannot be registered with this, if so: for who registers it, in words that complete a sentence which
     * begins with the address, and do not repeat it. May ask the name service, and nothing else.
     */
    Optional<String> mistake(DeviceKind kind, Subscription subscription);

    /** What a browser is told when it subscribes (RFC 8292, {@code applicationServerKey}), where it needs that. */
    default Optional<String> publicKey() {
        return Optional.empty();
    }

    @Override
    default <R> R match(
            Function<MailConnection, R> mail,
            Function<SmsConnection, R> sms,
            Function<PushConnection, R> push,
            Function<WebhookConnection, R> webhook) {
        return push.apply(this);
    }
}
