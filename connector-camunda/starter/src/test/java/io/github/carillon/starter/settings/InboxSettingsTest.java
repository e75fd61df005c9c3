package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InboxSettingsTest {

    private static final String KEY = "a-secret-of-at-least-thirty-two-bytes";

    @Test
    void without_a_word_nobody_can_ask_and_notes_are_kept_for_a_month() {
        InboxSettings inbox = Configured.least().read().inbox();

        assertThat(inbox)
                .isEqualTo(new InboxSettings(
                        null, null, "carillon-inbox", "sub", "tenant", List.of(), Duration.ofDays(30), null));
    }

    @Test
    void what_is_blank_is_not_said() {
        InboxSettings inbox = Configured.least()
                .with("inbox.retention", "")
                .with("inbox.jwt.secret", "")
                .with("inbox.jwt.audience", " ")
                .with("inbox.origins", "")
                .read()
                .inbox();

        assertThat(inbox).isEqualTo(Configured.least().read().inbox());
    }

    @Test
    void everything_can_be_said(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), KEY + "\n");
        InboxSettings inbox = Configured.least()
                .with("inbox.jwt.issuer", "https://login.example.org/")
                .variable("CARILLON_INBOX_JWT_SECRETFILE", file.toString())
                .with("inbox.jwt.audience", "shop")
                .with("inbox.jwt.user-claim", "preferred_username")
                .with("inbox.jwt.tenant-claim", "org")
                .with("inbox.origins", "https://Shop.example.org, http://localhost:8080")
                .with("inbox.retention", "90d")
                .read()
                .inbox();

        assertThat(inbox)
                .isEqualTo(new InboxSettings(
                        "https://login.example.org/",
                        Secret.of(KEY),
                        "shop",
                        "preferred_username",
                        "org",
                        List.of("https://shop.example.org", "http://localhost:8080"),
                        Duration.ofDays(90),
                        null));
    }

    @Test
    void a_secret_that_is_too_short_is_a_mistake_and_not_repeated() {
        assertThat(Configured.least()
                        .with("inbox.jwt.secret", "hunter-of-one-and-thirty-bytes.")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.inbox.jwt.secret must have at least 32 bytes")
                .doesNotContain("hunter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "shop.example.org", "https://shop.example.org/", "https://a.org,,https://b.org", "null"})
    void an_origin_is_scheme_host_and_port(String origins) {
        assertThat(Configured.least().with("inbox.origins", origins).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.inbox.origins must be origins, parted by commas");
    }

    @Test
    void tokens_are_not_checked_with_keys_that_came_in_the_clear() {
        assertThat(Configured.least()
                        .with("inbox.jwt.issuer", "http://login.example.org")
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon.inbox.jwt.issuer must begin with https://");
    }
}
