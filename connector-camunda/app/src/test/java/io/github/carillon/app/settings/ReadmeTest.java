package io.github.carillon.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReadmeTest {

    private static final String BEGIN = "<!-- configuration -->\n";
    private static final String END = "<!-- /configuration -->";

    /** When this fails, target/configuration.md belongs between the two marks. */
    @Test
    void the_readme_shows_the_keys_as_they_are() throws IOException {
        Files.writeString(Path.of("target/configuration.md"), ConfigurationTable.markdown());
        String readme = Files.readString(Path.of("../../README.md"));

        assertThat(readme).contains(BEGIN, END);
        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
        assertThat(table).isEqualTo(ConfigurationTable.markdown());
    }
}
