package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.Language;
import io.github.carillon.worker.engine.TextSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextKeysTest {

    @Test
    void links_lead_to_the_web_apps_beside_the_engine() {
        assertThat(Configured.least().read().worker().texts())
                .isEqualTo(TextSettings.standard(URI.create("http://localhost:8080/engine-rest")));
    }

    @Test
    void a_folder_links_a_time_zone_and_a_language_may_be_others(@TempDir Path folder) {
        assertThat(Configured.least()
                        .with("texts.folder", folder.toString())
                        .with("texts.cockpit-link", "https://ops.example.org/#/{instance}")
                        .with("texts.tasklist-link", "https://tasks.example.org/?q=%7B{instance}%7D")
                        .with("texts.time-zone", "America/New_York")
                        .with("texts.language", "FR")
                        .read()
                        .worker()
                        .texts())
                .isEqualTo(new TextSettings(
                        folder,
                        "https://ops.example.org/#/{instance}",
                        "https://tasks.example.org/?q=%7B{instance}%7D",
                        ZoneId.of("America/New_York"),
                        Language.FRENCH));
    }

    @ParameterizedTest
    @CsvSource({
        "texts.folder, no/such/folder, names no folder",
        "texts.cockpit-link, https://ops.example.org/{instnace}, must be a URL",
        "texts.tasklist-link, javascript:alert(1), must be a URL that begins with http",
        "texts.time-zone, Berlin, must be a time zone's IANA name",
        "texts.language, de, 'must be one of: en, fr, es'",
        "texts.foldr, x, is no key; did you mean carillon.texts.folder?"
    })
    void mistakes_are_told_by_key(String key, String value, String reason) {
        assertThat(Configured.least().with(key, value).mistakes())
                .singleElement()
                .asString()
                .startsWith("carillon." + key + " " + reason);
    }
}
