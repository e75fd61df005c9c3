package io.github.carillon.core.fcm;

import static io.github.carillon.core.device.DevicePushes.NOW;
import static io.github.carillon.core.device.DevicePushes.kindOf;
import static io.github.carillon.core.device.DevicePushes.note;
import static io.github.carillon.core.fcm.FcmSamples.ACCOUNT;
import static io.github.carillon.core.fcm.FcmSamples.LIMITS;
import static io.github.carillon.core.fcm.FcmSamples.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DevicePushes;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.message.Severity;
import io.github.carillon.testserver.FcmTestServer;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FcmMessageTest {

    private final SettableClock clock = SettableClock.at(NOW.toString());
    private final FcmTestServer fcm = FcmTestServer.start(ACCOUNT, clock);
    private final DevicePushes pushes = new DevicePushes(DeviceKind.FCM);
    private FcmChannel channel = channel(Shown.TEXT);

    @AfterEach
    void stop() {
        channel.close();
        fcm.close();
    }

    @Test
    void every_part_of_a_note_has_its_place_in_the_message() {
        Delivery<DevicePush> delivery = pushes.to(PHONE);

        Outcome outcome = channel.send(delivery);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.id()).startsWith("projects/shop-1a2b3/messages/0:"));
        JsonNode message = fcm.messages().get(0);
        assertThat(message.path("token").asText()).isEqualTo(PHONE);
        assertThat(message.at("/notification/title").asText()).isEqualTo("Approval needed");
        assertThat(message.at("/notification/body").asText()).isEqualTo("Order 17 waits for you.");
        assertThat(message.at("/data/note").asText())
                .isEqualTo(delivery.message().note().id());
        assertThat(message.at("/data/link").asText()).isEqualTo("https://example.org/task/1");
        assertThat(message.at("/android/priority").asText()).isEqualTo("HIGH");
        assertThat(message.at("/android/ttl").asText()).isEqualTo("604800s");
        assertThat(message.at("/apns/headers/apns-priority").asText()).isEqualTo("10");
        assertThat(message.at("/apns/headers/apns-expiration").asText())
                .isEqualTo(String.valueOf(NOW.plus(Duration.ofDays(7)).getEpochSecond()));
    }

    @Test
    void what_repeats_a_delivery_replaces_what_it_showed() {
        Delivery<DevicePush> delivery = pushes.to(PHONE);
        channel.send(delivery);
        channel.send(delivery);

        assertThat(fcm.messages()).hasSize(2).allSatisfy(message -> {
            String id = delivery.key().id();
            assertThat(message.at("/android/notification/tag").asText()).isEqualTo(id);
            assertThat(message.at("/apns/headers/apns-collapse-id").asText()).isEqualTo(id);
        });
    }

    @Test
    void fcm_keeps_a_message_until_the_note_expires_and_four_weeks_at_most() {
        channel.send(pushes.to(PHONE, note("a", "", Severity.INFO, Duration.ofDays(400))));
        channel.send(pushes.to(PHONE, note("b", "", Severity.CRITICAL, Duration.ofSeconds(-5))));

        assertThat(fcm.messages().get(0).at("/android/ttl").asText()).isEqualTo("2419200s");
        assertThat(fcm.messages().get(0).at("/android/priority").asText()).isEqualTo("NORMAL");
        assertThat(fcm.messages().get(0).at("/notification").has("body")).isFalse();
        assertThat(fcm.messages().get(1).at("/android/ttl").asText()).isEqualTo("0s");
    }

    @Test
    void a_hint_tells_nothing_of_the_note_in_the_language_of_the_device() {
        channel = channel(Shown.HINT);
        List.of("en-GB", "fr-CA", "es", "de")
                .forEach(locale -> channel.send(
                        pushes.to(PHONE, note("Secret", "More of it", Severity.INFO, Duration.ofDays(1)), locale)));

        assertThat(fcm.messages())
                .extracting(message -> message.at("/notification/title").asText())
                .containsExactly(
                        "You have a new notification",
                        "Vous avez une nouvelle notification",
                        "Tiene una notificación nueva",
                        "You have a new notification");
        assertThat(fcm.messages()).allSatisfy(message -> {
            assertThat(message.toString()).doesNotContain("Secret", "More", "example.org");
            assertThat(message.at("/data/note").asText()).hasSize(32);
        });
    }

    @Test
    void a_text_larger_than_fcm_takes_is_refused_before_anything_is_sent() {
        Outcome outcome =
                channel.send(pushes.to(PHONE, note("Long", "€".repeat(1400), Severity.INFO, Duration.ofDays(1))));

        assertThat(kindOf(outcome)).isEqualTo("refused TEXT_TOO_LONG");
        assertThat(outcome.toString()).contains("4096").doesNotContain("€");
        assertThat(fcm.requests()).isEmpty();
    }

    @Test
    void the_largest_text_that_is_not_refused_is_one_that_fcm_takes() {
        int most = IntStream.range(3000, 5000)
                .filter(length ->
                        FcmMessage.of(ofLength(length), Shown.TEXT, NOW).size() <= FcmMessage.LARGEST)
                .max()
                .orElseThrow();

        assertThat(kindOf(channel.send(ofLength(most)))).isEqualTo("accepted");
        assertThat(kindOf(channel.send(ofLength(most + 1)))).isEqualTo("refused TEXT_TOO_LONG");
    }

    private Delivery<DevicePush> ofLength(int length) {
        return pushes.to(PHONE, note("Long", "x".repeat(length), Severity.INFO, Duration.ofDays(1)));
    }

    private FcmChannel channel(Shown shown) {
        return new FcmChannel(FcmSamples.settings(fcm, ACCOUNT, shown, LIMITS), clock);
    }
}
