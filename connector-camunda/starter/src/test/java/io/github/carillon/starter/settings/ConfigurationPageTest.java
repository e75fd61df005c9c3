package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String BEGIN = "<!-- configuration -->\n";
    private static final String END = "<!-- /configuration -->";

    /** When this fails, target/configuration.md belongs between the two marks. */
    @Test
    void the_page_shows_the_keys_as_they_are() throws IOException {
        Files.writeString(Path.of("target/configuration.md"), ConfigurationTable.markdown());
        String page = Files.readString(PAGE);

        assertThat(page).contains(BEGIN, END);
        String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
        assertThat(table).isEqualTo(ConfigurationTable.markdown());
    }
}
