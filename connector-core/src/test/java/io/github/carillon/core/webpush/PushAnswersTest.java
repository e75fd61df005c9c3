package io.github.carillon.core.webpush;

import static io.github.carillon.core.webpush.PushSamples.CLOCK;
import static io.github.carillon.core.webpush.PushSamples.KEYS;
import static io.github.carillon.core.webpush.PushSamples.LIMITS;
import static io.github.carillon.core.webpush.PushSamples.PAGE;
import static io.github.carillon.core.webpush.PushSamples.delivery;
import static io.github.carillon.core.webpush.PushSamples.note;
import static io.github.carillon.core.webpush.PushSamples.settings;
import static io.github.carillon.core.webpush.PushSamples.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerChannel;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.testserver.PushSubscription;
import io.github.carillon.testserver.PushTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a push by what its push service answers. */
final class PushAnswersTest {

    private final PushTestServer service = PushTestServer.start(CLOCK);
    private final WebPushChannel channel = new WebPushChannel(settings(true), CLOCK);
    private final PushSubscription browser = service.subscribe(KEYS.publicKey());

    @AfterEach
    void stop() {
        channel.close();
        service.close();
    }

    @Test
    void a_browser_that_unsubscribed_is_gone() {
        service.unsubscribe(browser);

        assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Device.GONE);
            assertThat(refused.reason()).contains("410", "unsubscribed");
        });
    }

    @Test
    void so_is_one_that_the_push_service_does_not_know() {
        assertThat(answered(404))
                .isInstanceOf(Outcome.Refused.class)
                .extracting("code")
                .isEqualTo(Device.GONE);
    }

    @Test
    void a_device_that_was_registered_with_another_key_is_one_alone() {
        try (WebPushChannel other = new WebPushChannel(settings(VapidKeyPair.generate(), true), CLOCK)) {
            assertThat(other.send(delivery(subscription(browser))))
                    .isInstanceOfSatisfying(Outcome.Refused.class, broken -> {
                        assertThat(broken.code()).isEqualTo("HTTP_403");
                        assertThat(broken.reason()).contains("registered anew");
                    });
            assertThat(other.send(delivery(subscription(service.subscribe())))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_push_service_that_does_not_let_us_in_raises_no_alarm_that_a_stranger_could_raise(int status) {
        assertThat(answered(status))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("registered anew", "keys and subject"));
    }

    @Test
    void so_is_a_request_that_is_malformed_by_what_it_says_of_who_sends() {
        service.next(ServiceAnswer.reply(400, "{\"reason\":\"BadJwtToken\"}"));
        service.next(ServiceAnswer.reply(400, "{\"message\":\"Invalid TTL\"}"));

        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        assertThat(send()).isEqualTo(new Outcome.Refused("HTTP_400", "the push service answered 400 Invalid TTL"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 405, 406, 411, 415, 422})
    void what_is_denied_is_refused(int status) {
        assertThat(answered(status))
                .isInstanceOf(Outcome.Refused.class)
                .extracting("code")
                .isEqualTo("HTTP_" + status);
    }

    @Test
    void what_is_too_large_for_this_one_is_too_long() {
        assertThat(answered(413))
                .isInstanceOf(Outcome.Refused.class)
                .extracting("code")
                .isEqualTo(WebPushChannel.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void who_says_when_to_come_again_is_left_alone_until_then(int status) {
        service.next(ServiceAnswer.reply(status, "").withHeader("Retry-After", "42"));

        assertThat(send())
                .isEqualTo(new Outcome.Deferred(
                        "HTTP_" + status, "the push service answered " + status, Duration.ofSeconds(42)));
    }

    @Test
    void no_push_service_puts_a_task_off_for_more_than_an_hour() {
        service.next(ServiceAnswer.reply(429, "").withHeader("Retry-After", "999999999"));

        assertThat(send())
                .isEqualTo(new Outcome.Deferred("HTTP_429", "the push service answered 429", Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void who_has_too_much_to_do_is_asked_again(int status) {
        assertThat(answered(status)).isInstanceOf(Outcome.Deferred.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void what_a_broken_push_service_did_nobody_knows(int status) {
        assertThat(answered(status)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_unknown() {
        HttpLimits impatient = new HttpLimits(LIMITS.connectTimeout(), Duration.ofMillis(300), LIMITS.deadline(), 1);
        WebPushSettings settings = new WebPushSettings(KEYS, "mailto:ops@example.org", PAGE, true, impatient);
        service.next(ServiceAnswer.drop());
        service.next(ServiceAnswer.stall());
        try (WebPushChannel waiting = new WebPushChannel(settings, CLOCK)) {
            assertThat(waiting.send(delivery(subscription(browser)))).isInstanceOf(Outcome.Unknown.class);
            assertThat(waiting.send(delivery(subscription(browser)))).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(service.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202})
    void some_browsers_push_services_say_it_otherwise_and_none_of_unified_push_does(int status) {
        assertThat(answered(status)).isInstanceOf(Outcome.Accepted.class);

        service.next(ServiceAnswer.reply(status, ""));
        assertThat(channel.send(delivery(DeviceKind.UNIFIED_PUSH, subscription(browser), note())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        service.next(ServiceAnswer.reply(status, "").withHeader("Location", service.baseUri() + "/elsewhere"));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("redirects", "not followed"));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a_push_service_that_is_away_is_tried_again() {
        service.close();

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.scope()).isEqualTo(Scope.MESSAGE));
    }

    /** Whoever registers a device names its push service. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void no_push_service_stops_the_pushes_to_the_others(int status) {
        PushTestServer broken = PushTestServer.start(CLOCK);
        Subscription theirs = subscription(broken.subscribe());
        Channel<DevicePush> guarded =
                new BreakerChannel<>(channel, new Breaker("browsers", BreakerListener.NONE, CLOCK, () -> 0));
        for (int time = 0; time < 20; time++) {
            broken.next(ServiceAnswer.reply(status, ""));
            guarded.send(delivery(theirs));
        }
        broken.close();
        for (int time = 0; time < 20; time++) {
            guarded.send(delivery(theirs));
        }

        assertThat(guarded.send(delivery(subscription(browser)))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_a_push_service_repeats_of_the_address_is_told_to_nobody() {
        String path = browser.endpoint().substring(browser.endpoint().indexOf("/push/"));
        service.next(ServiceAnswer.reply(400, "no such thing: " + path + " or " + path.substring(6)));
        service.next(ServiceAnswer.reply(400, "<html>" + path + "</html>"));

        assertThat(send().toString()).contains("no such thing").doesNotContain(path.substring(6));
        assertThat(send().toString()).doesNotContain(path.substring(6));
    }

    private Outcome answered(int status) {
        service.next(ServiceAnswer.reply(status, ""));
        return send();
    }

    private Outcome send() {
        return channel.send(delivery(subscription(browser)));
    }
}
