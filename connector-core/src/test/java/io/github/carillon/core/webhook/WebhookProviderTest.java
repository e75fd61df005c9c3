package io.github.carillon.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.http.HttpLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookProviderTest {

    private static final String URL = "https://pager.example.org/hooks/T0/B0?key=abc%20d";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookProvider provider = new WebhookProvider();

    @TempDir
    private Path folder;

    @Test
    void an_address_and_a_secret_are_enough() {
        WebhookSettings settings = provider.settings(section(Map.of("url", URL, "secret", SECRET)));

        assertThat(settings.url()).hasToString(URL);
        assertThat(settings.limits())
                .isEqualTo(new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(2), 4));
        assertThat(settings.files()).isEmpty();
    }

    @Test
    void both_may_stand_in_files() throws Exception {
        Section section = section(Map.of(
                "url-file", Files.writeString(folder.resolve("url"), URL + "\n").toString(),
                "secret-file",
                        Files.writeString(folder.resolve("secret"), SECRET + "\n")
                                .toString()));

        assertThat(section.mistakes()).isEmpty();
        assertThat(provider.settings(section).url()).hasToString(URL);
    }

    @Test
    void what_is_missing_is_asked_for() {
        assertThat(section(Map.of()).mistakes())
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake).matches("pager\\.(url|secret) is missing: .*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pager.example.org/hooks",
                "pager.example.org",
                "https://ann:pass@pager.example.org/",
                "https://pager.example.org/#top",
                "https:// pager.example.org/",
                "ftp://pager.example.org"
            })
    void an_address_that_does_not_do_is_a_mistake_that_does_not_show_it(String url) {
        assertThat(section(Map.of("url", url, "secret", SECRET)).mistakes())
                .singleElement()
                .asString()
                .startsWith("pager.url must ")
                .doesNotContain("pager.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8089/hooks", "http://localhost/", "https://xn--bcher-kva.example.org"})
    void on_this_machine_it_needs_no_protection(String url) {
        assertThat(section(Map.of("url", url, "secret", SECRET)).mistakes()).isEmpty();
    }

    @Test
    void an_address_in_letters_of_any_script_is_taken_as_it_is_sent() {
        Section section = section(Map.of("url", "https://bücher.example.org/größe", "secret", SECRET));

        assertThat(provider.settings(section).url()).hasToString("https://xn--bcher-kva.example.org/gr%C3%B6%C3%9Fe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_c2hvcnQ=",
                "a plain passphrase that is long enough",
                "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_secret_that_the_specification_does_not_know_is_a_mistake_that_does_not_show_it(String secret) {
        assertThat(section(Map.of("url", URL, "secret", secret)).mistakes())
                .singleElement()
                .asString()
                .startsWith("pager.secret must be whsec_ and 24 to 64 random bytes in base64")
                .doesNotContain("c2hvcnQ", "passphrase", "MfKQ", "AAAA");
    }

    private Section section(Map<String, String> values) {
        Section section = new Section("pager.");
        values.forEach((key, value) -> section.add(new RawProperty(List.of(key), value, "", false)));
        section.check(provider.keys());
        return section;
    }
}
