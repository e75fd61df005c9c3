package io.github.carillon.core.fcm;

import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.HttpResult.NoAnswer;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.oauth.AccessTokens;
import io.github.carillon.core.oauth.TokenAnswer.Token;
import io.github.carillon.core.value.Json;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pushes to apps by Firebase Cloud Messaging: one POST for each device. May be called from any thread; keeps connections
 * open and is closed when no longer needed.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send">send</a>
 */
final class FcmChannel implements PushConnection {

    private static final int LONGEST_TOKEN = 4096;

    private final FcmSettings settings;
    private final Clock clock;
    private final AccessTokens tokens;
    private final HttpCaller caller;
    private final FcmAnswers answers;
    private final URI send;

    /** Connects to nothing yet. */
    FcmChannel(FcmSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.tokens = new AccessTokens(settings.grant(), settings.limits(), clock);
        this.caller = new HttpCaller(settings.limits());
        this.answers = new FcmAnswers(clock);
        this.send = UrlPath.of("v1", "projects", settings.account().projectId(), "messages:send")
                .below(settings.baseUrl());
    }

    @Override
    public String kind() {
        return "push";
    }

    @Override
    public Set<DeviceKind> kinds() {
        return Set.of(DeviceKind.FCM);
    }

    @Override
    public Optional<String> mistake(DeviceKind kind, Subscription subscription) {
        String token = subscription.address();
        return token.length() <= LONGEST_TOKEN && token.matches("[!-~]+")
                ? Optional.empty()
                : Optional.of("must be a registration token of FCM: 1 to " + LONGEST_TOKEN
                        + " visible ASCII characters, as the app gets it from Firebase");
    }

    @Override
    public Outcome send(Delivery<DevicePush> delivery) {
        FcmMessage message = FcmMessage.of(delivery, settings.shown(), clock.instant());
        return message.size() > FcmMessage.LARGEST
                ? new Outcome.Refused(
                        "TEXT_TOO_LONG",
                        "title, text and link have " + message.size() + " bytes; FCM takes " + FcmMessage.LARGEST)
                : tokens.token().match(token -> post(delivery, message, token), failed -> failed);
    }

    /** Asks for a token, which shows that account and key are right. Whether it may push cannot be asked without pushing. */
    @Override
    public Health check() {
        return tokens.token()
                .match(
                        token -> new Health(
                                true,
                                "Google gives a token to push for the project "
                                        + settings.account().projectId()),
                        failed -> new Health(
                                false,
                                Failure.of(failed).map(Failure::sentence).orElse("an answer that was not expected")));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
        tokens.close();
    }

    private Outcome post(Delivery<DevicePush> delivery, FcmMessage message, Token token) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + token.value().reveal(),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
        HttpCall call = HttpCall.post(send, headers, Json.bytes(message.body())).onlyIf(delivery.ours());
        return caller.call(call)
                .match(
                        answer -> outcome(
                                answer, token, delivery.message().subscription().address()),
                        NoAnswer::outcome);
    }

    private Outcome outcome(Answer answer, Token token, String address) {
        if (FcmAnswers.isTokenRefused(answer)) {
            tokens.refused(token);
            if (!token.fresh()) {
                return new Outcome.Deferred("TOKEN_REFUSED", "FCM no longer takes the token", null);
            }
        }
        return answers.outcome(answer, address);
    }
}
