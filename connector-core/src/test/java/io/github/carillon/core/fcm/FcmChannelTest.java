package io.github.carillon.core.fcm;

import static io.github.carillon.core.device.DevicePushes.NOW;
import static io.github.carillon.core.device.DevicePushes.kindOf;
import static io.github.carillon.core.fcm.FcmSamples.ACCOUNT;
import static io.github.carillon.core.fcm.FcmSamples.IMPATIENT;
import static io.github.carillon.core.fcm.FcmSamples.LIMITS;
import static io.github.carillon.core.fcm.FcmSamples.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePushes;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.testserver.FcmTestServer;
import io.github.carillon.testserver.GoogleAccount;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FcmChannelTest {

    private final SettableClock clock = SettableClock.at(NOW.toString());
    private final FcmTestServer fcm = FcmTestServer.start(ACCOUNT, clock);
    private final DevicePushes pushes = new DevicePushes(DeviceKind.FCM);
    private FcmChannel channel = channel(ACCOUNT, LIMITS);

    @AfterEach
    void stop() {
        channel.close();
        fcm.close();
    }

    @Test
    void an_app_that_was_removed_is_gone() {
        fcm.remove(PHONE);

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Refused(
                        Device.GONE, "the app was removed or got another token (FCM answered 404 UNREGISTERED no)"));
    }

    @Test
    void an_app_of_another_project_is_gone() {
        fcm.move(PHONE, "other");

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("refused " + Device.GONE);
    }

    @Test
    void what_is_no_registration_token_is_gone_and_never_told() {
        Outcome outcome = channel.send(pushes.to("no token"));

        assertThat(kindOf(outcome)).isEqualTo("refused " + Device.GONE);
        assertThat(outcome.toString()).doesNotContain("no token");
    }

    @Test
    void a_message_that_is_not_right_is_refused_alone() {
        fcm.next(FcmTestServer.error(400, "INVALID_ARGUMENT"));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("refused INVALID_ARGUMENT");
    }

    @Test
    void a_quota_that_is_used_up_defers_for_as_long_as_was_asked_or_a_minute() {
        fcm.next(FcmTestServer.error(429, "QUOTA_EXCEEDED").withHeader("Retry-After", "17"));
        fcm.next(FcmTestServer.error(429, "QUOTA_EXCEEDED"));

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Deferred(
                        "QUOTA_EXCEEDED", "FCM answered 429 QUOTA_EXCEEDED no", Duration.ofSeconds(17)));
        assertThat(channel.send(pushes.to(PHONE))).extracting("retryAfter").isEqualTo(Duration.ofMinutes(1));
        assertThat(fcm.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"503, UNAVAILABLE", "500, INTERNAL"})
    void a_server_that_says_it_did_not_take_the_request_it_read_is_asked_again_later(int status, String code) {
        fcm.next(FcmTestServer.error(status, code).withHeader("Retry-After", "9"));

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Deferred(
                        code, "FCM answered " + status + " " + code + " no", Duration.ofSeconds(9), Scope.CONNECTION));
        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("accepted");
        assertThat(fcm.messages(PHONE)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_error_that_says_nothing_of_the_message_leaves_it_unknown(int status) {
        fcm.next(ServiceAnswer.reply(status, "<html>proxy</html>"));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown HTTP_" + status);
        assertThat(sends()).isOne();
    }

    @Test
    void an_acceptance_that_names_no_message_is_not_believed() {
        fcm.next(ServiceAnswer.reply(200, "<html>welcome to the wireless network</html>"));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown HTTP_200");
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_unknown_and_nothing_is_repeated() {
        channel = channel(ACCOUNT, IMPATIENT);
        channel.check();
        fcm.next(ServiceAnswer.stall());
        fcm.next(ServiceAnswer.drop());

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown TIMEOUT");
        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("unknown CONNECTION_LOST");
        assertThat(fcm.messages(PHONE)).as("both did arrive").isEqualTo(2);
        assertThat(sends()).isEqualTo(2);
    }

    @Test
    void a_token_serves_for_many_messages_and_is_renewed_before_its_end() {
        channel.send(pushes.to(PHONE));
        clock.forward(Duration.ofMinutes(58));
        channel.send(pushes.to(PHONE));
        assertThat(fcm.requests(FcmTestServer.TOKEN_PATH)).isOne();
        clock.forward(Duration.ofSeconds(61));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("accepted");
        assertThat(fcm.requests(FcmTestServer.TOKEN_PATH)).isEqualTo(2);
    }

    @Test
    void many_threads_ask_for_one_token() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        List<Callable<Outcome>> work = IntStream.range(0, 16)
                .mapToObj(number -> (Callable<Outcome>) () -> channel.send(pushes.to(PHONE + number)))
                .toList();

        for (Future<Outcome> result : threads.invokeAll(work)) {
            assertThat(kindOf(result.get())).isEqualTo("accepted");
        }
        assertThat(fcm.requests(FcmTestServer.TOKEN_PATH)).isOne();
        threads.shutdown();
    }

    @Test
    void a_token_that_is_no_longer_taken_is_renewed_for_the_next_attempt() {
        channel.send(pushes.to(PHONE));
        fcm.revokeTokens();

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("deferred TOKEN_REFUSED");
        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("accepted");
        assertThat(fcm.requests(FcmTestServer.TOKEN_PATH)).isEqualTo(2);
        assertThat(sends()).isEqualTo(3);
    }

    @Test
    void a_new_token_that_is_not_taken_is_for_an_operator_to_look_at() {
        fcm.next(FcmTestServer.error(401, "UNAUTHENTICATED"));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("misconfigured UNAUTHENTICATED");
    }

    @Test
    void an_account_whose_key_google_does_not_know_is_a_misconfiguration_that_shows_nothing_of_it() {
        channel = channel(GoogleAccount.of("shop-1a2b3"), LIMITS);

        Outcome outcome = channel.send(pushes.to(PHONE));

        assertThat(outcome)
                .isEqualTo(new Outcome.Misconfigured(
                        "invalid_grant", "the token endpoint answered 400 Invalid JWT Signature."));
        assertThat(channel.check().ok()).isFalse();
        assertThat(sends()).isZero();
    }

    @Test
    void a_clock_that_is_wrong_is_a_misconfiguration() {
        FcmSettings settings = FcmSamples.settings(fcm, ACCOUNT, Shown.TEXT, LIMITS);
        channel = new FcmChannel(settings, SettableClock.at("2026-11-21T08:00:00Z"));

        Outcome outcome = channel.send(pushes.to(PHONE));

        assertThat(kindOf(outcome)).isEqualTo("misconfigured invalid_grant");
        assertThat(outcome.toString()).contains("reasonable timeframe");
    }

    @Test
    void an_account_that_may_not_push_is_the_operators_business() {
        fcm.next(FcmTestServer.error(403, "PERMISSION_DENIED"));

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Misconfigured("PERMISSION_DENIED", "FCM answered 403 PERMISSION_DENIED no"));
    }

    @Test
    void that_apple_does_not_let_firebase_in_stops_no_android_device() {
        fcm.next(FcmTestServer.error(401, "THIRD_PARTY_AUTH_ERROR"));

        assertThat(channel.send(pushes.to(PHONE)))
                .isEqualTo(new Outcome.Misconfigured(
                        "THIRD_PARTY_AUTH_ERROR", "FCM answered 401 THIRD_PARTY_AUTH_ERROR no", Scope.MESSAGE));
        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("accepted");
        assertThat(fcm.requests(FcmTestServer.TOKEN_PATH))
                .as("the token is good")
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 413})
    void an_answer_that_is_not_fcms_is_for_an_operator_to_look_at(int status) {
        fcm.next(ServiceAnswer.reply(status, "<html>blocked</html>"));

        assertThat(kindOf(channel.send(pushes.to(PHONE)))).isEqualTo("misconfigured HTTP_" + status);
    }

    @Test
    void what_another_worker_may_have_taken_meanwhile_is_not_sent() {
        assertThat(channel.send(pushes.to(PHONE, () -> false))).isEqualTo(Delivery.leaseLost());
        assertThat(sends()).isZero();
    }

    @Test
    void a_check_asks_for_a_token_and_sends_nothing() {
        assertThat(channel.check().ok()).isTrue();
        assertThat(channel.check().detail()).contains("shop-1a2b3");
        assertThat(sends()).isZero();
    }

    @Test
    void a_registration_token_is_visible_ascii_of_a_fair_length() {
        assertThat(mistake(PHONE)).isFalse();
        assertThat(mistake("x".repeat(4096))).isFalse();
        for (String bad : List.of("", " ", "a b", "größe", "a\nb", "x".repeat(4097))) {
            assertThat(mistake(bad)).isTrue();
        }
        assertThat(channel.kinds()).containsExactly(DeviceKind.FCM);
    }

    @Test
    void settings_show_nothing_of_the_key() {
        FcmSettings settings = FcmSamples.settings(fcm, ACCOUNT, Shown.TEXT, LIMITS);

        assertThat(settings + " " + settings.grant()).doesNotContain("RSA", "modulus", "PRIVATE");
        assertThat(settings.grant().form(NOW).toString()).doesNotContain("ey");
    }

    private boolean mistake(String token) {
        return channel.mistake(DeviceKind.FCM, Subscription.token(token)).isPresent();
    }

    private long sends() {
        return fcm.requests(fcm.sendPath());
    }

    private FcmChannel channel(GoogleAccount account, HttpLimits limits) {
        return new FcmChannel(FcmSamples.settings(fcm, account, Shown.TEXT, limits), clock);
    }
}
