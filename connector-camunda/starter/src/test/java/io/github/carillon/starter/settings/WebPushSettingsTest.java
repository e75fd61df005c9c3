package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.webpush.VapidKeyPair;
import io.github.carillon.core.webpush.WebPushSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebPushSettingsTest {

    private static final VapidKeyPair KEYS = VapidKeyPair.generate();
    private static final String PRIVATE = KEYS.privateKey().reveal();

    @Test
    void a_pair_of_keys_a_subject_and_a_page_are_enough() {
        assertThat(webPush().read().connections().get("push").settings())
                .isEqualTo(new WebPushSettings(
                        KEYS,
                        "mailto:ops@example.org",
                        URI.create("https://notes.example.org/bell/"),
                        false,
                        new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMinutes(2), 16)));
    }

    @Test
    void the_private_key_may_stand_in_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), PRIVATE + "\n");
        Configured configured = webPush()
                .without("connections.push.private-key")
                .with("connections.push.private-key-file", file.toString());

        assertThat(((WebPushSettings)
                                configured.read().connections().get("push").settings())
                        .keys()
                        .privateKey())
                .isEqualTo(Secret.of(PRIVATE));
    }

    @Test
    void keys_of_two_pairs_do_not_go_together() {
        assertThat(webPush()
                        .with(
                                "connections.push.public-key",
                                VapidKeyPair.generate().publicKey())
                        .mistakes())
                .containsExactly("carillon.connections.push.public-key does not belong to the private key: take both"
                        + " from one run of the command vapid-keys");
    }

    @Test
    void keys_that_stand_in_each_others_place_are_told_and_not_shown() {
        assertThat(webPush()
                        .with("connections.push.public-key", PRIVATE)
                        .with("connections.push.private-key", KEYS.publicKey())
                        .mistakes())
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake)
                        .contains("must be a", "key on the curve P-256", "vapid-keys")
                        .doesNotContain(PRIVATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-key", "private-key", "subject", "page"})
    void what_is_needed_is_asked_for(String key) {
        assertThat(webPush().without("connections.push." + key).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.push." + key + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "subject, ops@example.org, must be mailto: and an address",
        "subject, http://example.org, must be mailto: and an address",
        "subject, 'mailto:a\"b@example.org', must be mailto: and an address",
        "page, http://notes.example.org/, 'must begin with https://, since browsers'",
        "page, https://notes.example.org/?a=b, must be a URL without ? and #",
        "page, notes.example.org, must be a URL that begins with",
        "page, https://ada@notes.example.org/, must be a URL that begins with",
        "allow-private, maybe, must be true or false",
        "read-timeout, 30, needs a unit",
        "api-key, x, is a key of type sendgrid only"
    })
    void what_is_mistaken_is_told_by_key(String key, String value, String reason) {
        assertThat(webPush().with("connections.push." + key, value).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.connections.push." + key + " " + reason);
    }

    @Test
    void a_page_on_this_machine_is_for_trying_it_out() {
        assertThat(webPush()
                        .with("connections.push.page", "http://localhost:8090/bell/")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void the_private_key_is_never_printed() {
        assertThat(webPush().read().toString()).doesNotContain(PRIVATE);
    }

    private static Configured webPush() {
        return Configured.least()
                .with("connections.push.type", "web-push")
                .with("connections.push.public-key", KEYS.publicKey())
                .with("connections.push.private-key", PRIVATE)
                .with("connections.push.subject", "mailto:ops@example.org")
                .with("connections.push.page", "https://notes.example.org/bell/");
    }
}
