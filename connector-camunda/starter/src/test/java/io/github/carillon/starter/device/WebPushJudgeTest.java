package io.github.carillon.starter.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceDetails;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.device.Subscription;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.webpush.VapidKeyPair;
import io.github.carillon.core.webpush.WebPushChannel;
import io.github.carillon.core.webpush.WebPushSettings;
import io.github.carillon.starter.hub.Judges;
import io.github.carillon.starter.hub.NodeClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent by Web Push, as {@code http_ece} and {@code jsonwebtoken} read it in node. */
final class WebPushJudgeTest {

    private static final VapidKeyPair KEYS = VapidKeyPair.generate();
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Clock clock = Clock.systemUTC();
    private final WebPushChannel channel = new WebPushChannel(
            new WebPushSettings(
                    KEYS,
                    "mailto:ops@example.org",
                    URI.create("https://notes.example.org/bell/"),
                    true,
                    HttpLimits.defaults()),
            clock);
    private NodeClient browser;

    @BeforeAll
    static void install() {
        Judges.install();
    }

    @BeforeEach
    void start() {
        browser = NodeClient.start("push.mjs", KEYS.publicKey());
    }

    @AfterEach
    void stop() {
        channel.close();
        browser.close();
    }

    @Test
    void a_browser_that_others_wrote_reads_it_and_knows_who_sends() {
        JsonNode said = browser.await("subscribed", 1).get(1);

        assertThat(channel.send(delivery(said, said.path("auth").asText()))).isInstanceOf(Outcome.Accepted.class);

        JsonNode push = browser.await("push", 1);
        assertThat(push.at("/1/web_push").asInt()).isEqualTo(8030);
        assertThat(push.at("/1/notification/title").asText()).isEqualTo("Größe \u2028 🔔");
        assertThat(push.at("/1/notification/body").asText()).hasSize(1500);
        assertThat(push.at("/2/sub").asText()).isEqualTo("mailto:ops@example.org");
        assertThat(Instant.ofEpochSecond(push.at("/2/exp").asLong()))
                .isBefore(clock.instant().plus(A_DAY));
    }

    /** So the judge can say no. */
    @Test
    void with_another_secret_it_cannot() {
        JsonNode said = browser.await("subscribed", 1).get(1);

        assertThat(channel.send(delivery(said, "AAAAAAAAAAAAAAAAAAAAAA"))).isInstanceOf(Outcome.Refused.class);

        assertThat(browser.await("unreadable", 1).get(1).asText()).contains("authenticate data");
    }

    private Delivery<DevicePush> delivery(JsonNode said, String auth) {
        Subscription subscription = new Subscription(
                said.path("endpoint").asText(), said.path("p256dh").asText(), Secret.of(auth));
        Instant now = clock.instant();
        Device device = new Device(
                "fedcba9876543210fedcba9876543210",
                new Reader("", "ada"),
                DeviceKind.WEB_PUSH,
                "browsers",
                subscription,
                DeviceDetails.named("Ada's phone"),
                true,
                Permission.GRANTED,
                DeviceState.ACTIVE,
                null,
                now,
                now,
                null);
        Note note = new Note(
                "0123456789abcdef0123456789abcdef",
                "",
                "ada",
                "Größe \u2028 🔔",
                "ü".repeat(1500),
                null,
                Note.INFO,
                Severity.CRITICAL,
                new Origin("order", "p1", "key", null),
                now,
                now.plus(A_DAY));
        return new Delivery<>(
                new DeliveryKey("engine", "", "task-1", "ada", "push", device.id()),
                new DevicePush(device, subscription, note));
    }
}
