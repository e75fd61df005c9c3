package io.github.carillon.core.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes to apps on Apple's devices: one request for each, several at a time on one connection (HTTP/2). May be called
 * from any thread; keeps connections open and is closed when no longer needed.
 *
 * @see <a href="https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns">the
 *     requests</a>
 */
final class ApnsChannel implements PushConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ApnsChannel.class);

    /** It becomes part of a path. Today's have 64 digits, and Apple says that they may grow. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Fa-f]{64,200}");

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ApnsSettings settings;
    private final ApnsClient client;

    /** Connects to nothing yet. */
    ApnsChannel(ApnsSettings settings) {
        this.settings = settings;
        this.client = ApnsClients.client(settings);
    }

    @Override
    public String kind() {
        return "push";
    }

    @Override
    public Set<DeviceKind> kinds() {
        return Set.of(DeviceKind.APNS);
    }

    @Override
    public Optional<String> mistake(DeviceKind kind, Subscription subscription) {
        return TOKEN.matcher(subscription.address()).matches()
                ? Optional.empty()
                : Optional.of("must be a device token of APNs: 64 to 200 hexadecimal digits");
    }

    @Override
    public Outcome send(Delivery<DevicePush> delivery) {
        if (!TOKEN.matcher(delivery.message().subscription().address()).matches()) {
            return new Outcome.Refused(Device.GONE, "what is registered is no device token of APNs");
        }
        ApnsPush push = new ApnsPush(delivery, settings.topic(), settings.shown());
        return push.size() > ApnsPush.LARGEST
                ? new Outcome.Refused(
                        "TEXT_TOO_LONG",
                        "title, text and link have " + push.size() + " bytes; APNs takes " + ApnsPush.LARGEST)
                : send(push);
    }

    /** Whether the service is there. Whether key and topic are right, it says with the first push. */
    @Override
    public Health check() {
        return ApnsReach.check(settings);
    }

    /** Closes the connections; what is on its way is waited for, for a moment. */
    @Override
    public void close() {
        try {
            client.close().get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            LOG.debug("The connections to APNs did not close in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome send(ApnsPush push) {
        CompletableFuture<PushNotificationResponse<ApnsPush>> answer = client.sendNotification(push);
        try {
            await(CompletableFuture.anyOf(push.begun(), answer), settings.connectTimeout());
            return outcome(push, await(answer, settings.readTimeout()));
        } catch (TimeoutException late) {
            push.giveUp();
            return ApnsFailures.late(push.stage());
        } catch (ExecutionException failure) {
            return ApnsFailures.failed(push.stage(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            push.giveUp();
            return ApnsFailures.stopped(push.stage());
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration most)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Outcome outcome(ApnsPush push, PushNotificationResponse<ApnsPush> response) {
        return response.isAccepted()
                ? new Outcome.Accepted(push.getApnsId().toString(), null)
                : ApnsAnswers.rejected(response.getRejectionReason().orElse(""));
    }
}
