package io.github.carillon.core.webpush;

import static io.github.carillon.core.webpush.PushSamples.CLOCK;
import static io.github.carillon.core.webpush.PushSamples.KEYS;
import static io.github.carillon.core.webpush.PushSamples.NOTE;
import static io.github.carillon.core.webpush.PushSamples.delivery;
import static io.github.carillon.core.webpush.PushSamples.note;
import static io.github.carillon.core.webpush.PushSamples.settings;
import static io.github.carillon.core.webpush.PushSamples.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.message.Severity;
import io.github.carillon.testserver.PushSubscription;
import io.github.carillon.testserver.PushTestServer;
import io.github.carillon.testserver.ReceivedPush;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebPushChannelTest {

    private final PushTestServer service = PushTestServer.start(CLOCK);
    private final WebPushChannel channel = new WebPushChannel(settings(true), CLOCK);
    private final PushSubscription browser = service.subscribe(KEYS.publicKey());
    private final Subscription device = subscription(browser);

    @AfterEach
    void stop() {
        channel.close();
        service.close();
    }

    @Test
    void a_browser_reads_what_was_written() {
        Delivery<DevicePush> delivery = delivery(device);

        assertThat(channel.send(delivery))
                .isEqualTo(new Outcome.Accepted(delivery.key().id(), null));

        ReceivedPush push = only();
        assertThat(push.endpoint()).isEqualTo(browser.endpoint());
        JsonNode said = push.json();
        assertThat(said.path("web_push").asInt()).isEqualTo(8030);
        JsonNode shown = said.path("notification");
        assertThat(shown.path("title").asText()).isEqualTo("Größe \u2028 🔔");
        assertThat(shown.path("body").asText()).isEqualTo("Order 17 is late");
        assertThat(shown.path("navigate").asText()).isEqualTo("https://notes.example.org/bell/?note=" + NOTE);
        assertThat(shown.path("tag").asText()).isEqualTo(NOTE);
        assertThat(shown.at("/data/note").asText()).isEqualTo(NOTE);
        assertThat(shown.at("/data/link").asText()).isEqualTo("https://shop.example.org/orders/17?tab=1");
    }

    @Test
    void nothing_of_it_can_be_read_on_the_way() {
        channel.send(delivery(device));

        assertThat(service.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.text()).doesNotContain("Order 17", NOTE, "example.org"));
    }

    @Test
    void a_push_lives_as_long_as_its_note_and_four_weeks_at_most() {
        channel.send(delivery(DeviceKind.WEB_PUSH, device, note("x", Severity.INFO, Duration.ofMinutes(90))));
        channel.send(delivery(DeviceKind.WEB_PUSH, device, note("x", Severity.INFO, Duration.ofDays(90))));

        assertThat(service.received())
                .extracting(ReceivedPush::ttl)
                .containsExactly(5400L, Duration.ofDays(28).toSeconds());
    }

    @Test
    void a_note_that_has_expired_is_not_sent() {
        assertThat(code(channel.send(
                        delivery(DeviceKind.WEB_PUSH, device, note("x", Severity.INFO, Duration.ofSeconds(-1))))))
                .isEqualTo(Outcome.Refused.TOO_OLD);
        assertThat(service.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INFO, normal", "WARNING, high", "CRITICAL, high"})
    void what_matters_is_urgent(Severity severity, String urgency) {
        channel.send(delivery(DeviceKind.WEB_PUSH, device, note("x", severity, Duration.ofHours(1))));

        assertThat(only().urgency()).isEqualTo(urgency);
    }

    @Test
    void a_repeat_replaces_what_came_before() {
        channel.send(delivery(device));
        channel.send(delivery(device));

        assertThat(service.received())
                .extracting(ReceivedPush::topic)
                .containsOnly(delivery(device).key().id());
    }

    @Test
    void a_push_holds_so_much_and_no_more() {
        int room = 3993 - PushPayload.of(withBody("").message().note(), PushSamples.PAGE).length;
        assertThat(channel.send(withBody("ü".repeat(room / 2) + "x".repeat(room % 2))))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(service.requests().get(0).header("Content-Length")).isEqualTo("4096");

        assertThat(code(channel.send(withBody("x".repeat(room + 1))))).isEqualTo(WebPushChannel.TEXT_TOO_LONG);
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void what_another_worker_may_have_taken_meanwhile_is_not_sent() {
        Delivery<DevicePush> delivery = delivery(device);

        assertThat(channel.send(new Delivery<>(delivery.key(), delivery.message(), () -> false)))
                .isEqualTo(Delivery.leaseLost());
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void an_app_of_unified_push_gets_the_same() {
        assertThat(channel.send(delivery(DeviceKind.UNIFIED_PUSH, device, note())))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(only().json().path("web_push").asInt()).isEqualTo(8030);
    }

    @Test
    void who_sends_is_said_by_one_token_for_each_push_service_until_it_is_about_to_expire() {
        SettableClock clock = SettableClock.at(CLOCK.instant());
        try (PushTestServer later = PushTestServer.start(clock);
                WebPushChannel same = new WebPushChannel(settings(true), clock)) {
            Delivery<DevicePush> delivery = delivery(
                    DeviceKind.WEB_PUSH, subscription(later.subscribe()), note("x", Severity.INFO, Duration.ofDays(2)));
            same.send(delivery);
            clock.forward(Duration.ofMinutes(659));
            same.send(delivery);
            clock.forward(Duration.ofMinutes(2));
            same.send(delivery);

            List<String> tokens = later.requests().stream()
                    .map(request -> request.header("Authorization"))
                    .toList();
            assertThat(later.received()).hasSize(3);
            assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
            assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
        }
    }

    @Test
    void its_keys_are_in_order_as_far_as_can_be_seen() {
        assertThat(channel.check().ok()).isTrue();
        assertThat(channel.publicKey()).contains(KEYS.publicKey());
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void no_setting_shows_the_private_key() {
        String key = KEYS.privateKey().reveal();

        assertThat(settings(true).toString()).doesNotContain(key);
        assertThat(KEYS.toString()).doesNotContain(key);
    }

    private Delivery<DevicePush> withBody(String body) {
        return delivery(DeviceKind.WEB_PUSH, device, note(body, Severity.INFO, Duration.ofHours(1)));
    }

    private ReceivedPush only() {
        assertThat(service.received()).hasSize(1);
        return service.received().get(0);
    }

    private static String code(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                Outcome.Refused::code,
                Outcome.Misconfigured::code,
                Outcome.Deferred::code,
                Outcome.Unknown::code);
    }
}
