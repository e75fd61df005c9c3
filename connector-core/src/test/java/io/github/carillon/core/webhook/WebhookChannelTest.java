package io.github.carillon.core.webhook;

import static io.github.carillon.core.device.DevicePushes.kindOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.recipient.GroupId;
import io.github.carillon.core.value.Json;
import io.github.carillon.testserver.EndpointTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.ServiceRequest;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.testserver.WebhookTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookChannelTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), 4);
    private static final HttpLimits IMPATIENT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofSeconds(20), 4);

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final WebhookTestServer pager = WebhookTestServer.start(SECRET, clock);
    private WebhookChannel channel = channel(pager.url(), SECRET, LIMITS);

    @AfterEach
    void stop() {
        channel.close();
        pager.close();
    }

    @Test
    void a_message_is_taken_by_who_checks_its_signature_and_known_by_its_id() {
        assertThat(channel.send(message("inc-1"))).isEqualTo(new Outcome.Accepted("inc-1", null));

        ServiceRequest request = pager.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.header("webhook-id")).isEqualTo("inc-1");
        assertThat(request.header("webhook-timestamp"))
                .isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
        assertThat(request.text()).isEqualTo("{\"title\":\"Größe “42” ist keine\"}");
        assertThat(pager.messages()).containsExactly(request.json());
    }

    /** As each of the specification's libraries has it among its tests. */
    @Test
    void the_signature_is_the_one_that_the_specification_gives_as_an_example() {
        byte[] body = "{\"test\": 2432232314}".getBytes(UTF_8);

        assertThat(key(SECRET).signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(key(SECRET.replace("whsec_", "")).signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_that_is_not_theirs_is_the_operators_business() {
        channel.close();
        channel = channel(pager.url(), OTHER_SECRET, LIMITS);

        assertThat(channel.send(message("inc-1")))
                .isEqualTo(new Outcome.Misconfigured("HTTP_401", "127.0.0.1 answered 401 no signature of ours"));
        assertThat(pager.messages()).isEmpty();
    }

    @Test
    void so_are_clocks_that_are_far_apart() {
        channel.close();
        channel = new WebhookChannel(settings(pager.url(), SECRET, LIMITS), SettableClock.at("2026-11-21T10:06:00Z"));

        assertThat(channel.send(message("inc-1")).toString()).contains("too old or too new");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 410, 413, 415, 422})
    void what_the_receiver_will_not_have_is_refused_with_its_own_words(int status) {
        pager.next(ServiceAnswer.reply(status, "\n no such field\nat line 1"));

        assertThat(channel.send(message("inc-1")))
                .isEqualTo(new Outcome.Refused("HTTP_" + status, "127.0.0.1 answered " + status + " no such field"));
    }

    @Test
    void what_it_says_is_short_and_holds_neither_the_address_nor_a_page() {
        pager.next(ServiceAnswer.reply(400, "Cannot POST " + WebhookTestServer.PATH + " " + "x".repeat(500)));
        pager.next(ServiceAnswer.reply(400, "<!DOCTYPE html>\n<html>no</html>"));
        pager.next(ServiceAnswer.reply(400, "{\n  \"error\": \"ask ann@example.org\"\n}"));

        assertThat(channel.send(message("inc-1")).toString())
                .contains("Cannot POST *** xxx")
                .hasSizeLessThan(350);
        assertThat(channel.send(message("inc-1"))).isEqualTo(new Outcome.Refused("HTTP_400", "127.0.0.1 answered 400"));
        assertThat(channel.send(message("inc-1")))
                .isEqualTo(new Outcome.Refused(
                        "HTTP_400", "127.0.0.1 answered 400 { \"error\": \"ask ***@example.org\" }"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403})
    void who_is_not_let_in_is_misconfigured(int status) {
        pager.next(ServiceAnswer.reply(status, "no"));

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("misconfigured HTTP_" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed(int status) {
        try (EndpointTestServer elsewhere = EndpointTestServer.start(200)) {
            pager.next(ServiceAnswer.reply(status, "")
                    .withHeader("Location", elsewhere.baseUri().toString()));

            assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("misconfigured HTTP_" + status);
            assertThat(elsewhere.requests()).isEmpty();
            assertThat(pager.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"408, MESSAGE", "425, MESSAGE", "429, MESSAGE", "503, CONNECTION"})
    void who_asks_us_to_come_again_gets_the_message_later(int status, Scope scope) {
        pager.next(ServiceAnswer.reply(status, "later").withHeader("Retry-After", "17"));

        assertThat(channel.send(message("inc-1")))
                .isEqualTo(new Outcome.Deferred(
                        "HTTP_" + status, "127.0.0.1 answered " + status + " later", Duration.ofSeconds(17), scope));
    }

    @Test
    void too_many_requests_are_too_many_even_where_it_does_not_say_for_how_long() {
        pager.next(ServiceAnswer.reply(429, ""));

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("deferred HTTP_429");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_error_leaves_it_open_whether_the_message_was_taken(int status) {
        pager.next(ServiceAnswer.reply(status, ""));

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("unknown HTTP_" + status);
    }

    @Test
    void an_answer_that_comes_after_the_time_out_comes_too_late_and_the_repetition_is_known_by_its_id() {
        channel.close();
        channel = channel(pager.url(), SECRET, IMPATIENT);
        pager.next(ServiceAnswer.late());

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("unknown TIMEOUT");
        pager.answerLate();
        clock.forward(Duration.ofMinutes(10));
        assertThat(channel.send(message("inc-1"))).isEqualTo(new Outcome.Accepted("inc-1", null));

        assertThat(pager.requests())
                .hasSize(2)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly("inc-1");
        assertThat(pager.requests())
                .as("each attempt is signed with its own time")
                .extracting(request -> request.header("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(pager.messages()).hasSize(1);
    }

    @Test
    void an_answer_that_is_cut_off_leaves_it_open_too() {
        pager.next(ServiceAnswer.drop());

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("unknown CONNECTION_LOST");
        assertThat(pager.messages()).hasSize(1);
    }

    @Test
    void who_cannot_be_reached_was_sent_nothing() {
        pager.close();

        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("deferred CONNECT_FAILED");
    }

    @Test
    void what_another_worker_may_have_taken_meanwhile_is_not_sent() {
        assertThat(channel.send(message("inc-1", () -> false))).isEqualTo(Delivery.leaseLost());
        assertThat(pager.requests()).isEmpty();
    }

    @Test
    void a_check_opens_a_connection_and_sends_nothing() {
        assertThat(channel.check().ok()).isTrue();
        assertThat(channel.check().detail()).contains("127.0.0.1");
        assertThat(kindOf(channel.send(message("inc-1")))).isEqualTo("accepted");
        assertThat(pager.requests()).hasSize(1);
    }

    @Test
    void a_check_says_why_nobody_is_there() {
        pager.close();

        assertThat(channel.check().ok()).isFalse();
        assertThat(channel.check().detail())
                .startsWith("127.0.0.1: CONNECT_FAILED: ")
                .doesNotContain("hooks");
    }

    @Test
    void neither_secret_nor_address_nor_text_is_shown() {
        URI url = Urls.written(pager.url() + "?key=hidden");
        WebhookSettings settings = settings(url, SECRET, LIMITS);

        assertThat(settings + " " + settings.secret() + " " + message("inc-1"))
                .contains("127.0.0.1", "inc-1")
                .doesNotContain("MfKQ", "hooks", "hidden", "42");
    }

    private WebhookChannel channel(URI url, String secret, HttpLimits limits) {
        return new WebhookChannel(settings(url, secret, limits), clock);
    }

    private static WebhookSettings settings(URI url, String secret, HttpLimits limits) {
        return new WebhookSettings(url, key(secret), limits);
    }

    private static SigningKey key(String secret) {
        return SigningKey.parse(secret).match(good -> good, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static Delivery<WebhookMessage> message(String id) {
        return message(id, () -> true);
    }

    private static Delivery<WebhookMessage> message(String id, BooleanSupplier ours) {
        JsonNode body = Json.object().put("title", "Größe “42” ist keine");
        GroupId group = new GroupId("import-supervisors");
        DeliveryKey key = new DeliveryKey("", "", id + "/0", group.value(), "webhook", group.value());
        return new Delivery<>(key, new WebhookMessage(id, body), ours);
    }
}
