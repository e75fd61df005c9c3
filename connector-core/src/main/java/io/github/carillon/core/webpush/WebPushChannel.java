package io.github.carillon.core.webpush;

import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.AddressGuard;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.message.Note;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends pushes to browsers by the push services of their makers, and to apps by UnifiedPush: one POST for each (RFC
 * 8030). What is written is encrypted for the device (RFC 8291), and who sends is signed (RFC 8292). May be called from
 * any thread; keeps connections open and is closed when no longer needed.
 */
public final class WebPushChannel implements PushConnection {

    /** There is more text than a push can hold. */
    public static final String TEXT_TOO_LONG = "TEXT_TOO_LONG";

    /** A device is registered with what is no subscription. */
    public static final String INVALID_SUBSCRIPTION = "INVALID_SUBSCRIPTION";

    /** Encrypted it has 103 more, and no push service needs to take more than 4096 (RFC 8291, section 4). */
    private static final int LARGEST_TEXT = 3993;

    private final WebPushSettings settings;
    private final Clock clock;
    private final @Nullable AddressGuard guard;
    private final HttpCaller caller;
    private final VapidTokens tokens;
    private final PushAnswers answers;

    /** Connects to nothing yet. */
    public WebPushChannel(WebPushSettings settings, Clock clock) {
        this(settings, clock, new AddressGuard());
    }

    /**
     * @param guard for where private networks are not allowed
     */
    WebPushChannel(WebPushSettings settings, Clock clock, AddressGuard guard) {
        this.settings = settings;
        this.clock = clock;
        this.guard = settings.allowPrivate() ? null : guard;
        this.caller = new HttpCaller(settings.limits().sharedAmongHosts(), this.guard);
        this.tokens = new VapidTokens(settings.keys(), settings.subject(), clock);
        this.answers = new PushAnswers(clock);
    }

    @Override
    public String kind() {
        return "push";
    }

    @Override
    public Set<DeviceKind> kinds() {
        return Set.of(DeviceKind.WEB_PUSH, DeviceKind.UNIFIED_PUSH);
    }

    @Override
    public Optional<String> publicKey() {
        return Optional.of(settings.keys().publicKey());
    }

    /** A host that nobody knows is none: the name service may answer later, or only a proxy's may know it. */
    @Override
    public Optional<String> mistake(DeviceKind kind, Subscription subscription) {
        if (!kinds().contains(kind)) {
            return Optional.of("must be of kind web-push or unified-push for this connection");
        }
        return Subscriber.of(kind, subscription, settings.allowPrivate())
                .match(
                        subscriber -> guard != null
                                        && guard.refuses(subscriber.endpoint().host())
                                ? Optional.of("must not lead to this machine or into a private network")
                                : Optional.empty(),
                        Optional::of);
    }

    @Override
    public Outcome send(Delivery<DevicePush> delivery) {
        DevicePush push = delivery.message();
        return Subscriber.of(push.device().kind(), push.subscription(), settings.allowPrivate())
                .match(
                        subscriber -> send(delivery, subscriber),
                        reason -> new Outcome.Refused(INVALID_SUBSCRIPTION, "the device's address " + reason));
    }

    /** No push service can be asked without a device of its own. */
    @Override
    public Health check() {
        tokens.authorization("https://push.example.org");
        return new Health(true, "the keys are in order; whether push services take them, only a push shows");
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
    }

    private Outcome send(Delivery<DevicePush> delivery, Subscriber subscriber) {
        Note note = delivery.message().note();
        Duration life = Duration.between(clock.instant(), note.expiresAt());
        if (life.isNegative() || life.isZero()) {
            return Outcome.Refused.tooOld(note.expiresAt(), "");
        }
        byte[] text = PushPayload.of(note, settings.page());
        if (text.length > LARGEST_TEXT) {
            return new Outcome.Refused(
                    TEXT_TOO_LONG,
                    "with its link the text has " + text.length + " bytes, and a push at most " + LARGEST_TEXT
                            + "; it is in the inbox as a whole");
        }
        return send(delivery, subscriber, life, text);
    }

    private Outcome send(Delivery<DevicePush> delivery, Subscriber subscriber, Duration life, byte[] text) {
        Endpoint endpoint = subscriber.endpoint();
        String id = delivery.key().id();
        HttpCall call = HttpCall.post(
                endpoint.uri(),
                PushHeaders.of(
                        tokens.authorization(endpoint.origin()),
                        life,
                        delivery.message().note().severity(),
                        id),
                subscriber.encrypt(text));
        DeviceKind kind = delivery.message().device().kind();
        return caller.call(call.onlyIf(delivery.ours()))
                .match(
                        answer -> answers.outcome(kind, endpoint, answer, id),
                        unanswered -> PushAnswers.unanswered(unanswered.outcome()));
    }
}
