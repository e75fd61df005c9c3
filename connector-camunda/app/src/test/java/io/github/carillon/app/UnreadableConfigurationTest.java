package io.github.carillon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of a configuration that cannot be read. */
final class UnreadableConfigurationTest {

    private static final String HEAD = "carillon:\n  engine:\n    url: http://127.0.0.1:9/engine-rest\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@s3cret-word",
                "%s3cret-word",
                "*s3cret-word",
                "!s3cret-word",
                "`s3cret-word",
                "{s3cret-word",
                "\"s3cret-word",
                "'s3cret-word",
                "\"s3cret-word\\q\"",
                "s3cret-word: x: y",
                "\ts3cret-word: x",
                "one\n    password: s3cret-word",
                "&s3cret-word [",
                "s3cret-word\u0000",
                "\"a\" s3cret-word"
            })
    void a_file_that_is_no_yaml_is_named_with_its_place_and_without_its_secret(String password) throws IOException {
        Path file = folder.resolve("carillon-test.yaml");
        Files.writeString(file, HEAD + "    password: " + password + "\n");

        String printed = Printed.byStartingWith("--spring.config.additional-location=file:" + file);

        assertThat(printed)
                .contains("APPLICATION FAILED TO START", "carillon-test.yaml")
                .doesNotContain("s3cret");
    }

    @Test
    void the_place_is_the_line_and_the_column() throws IOException {
        Path file = folder.resolve("carillon-test.yml");
        Files.writeString(file, HEAD + "    password: @s3cret-word\n");

        assertThat(Printed.byStartingWith("--spring.config.additional-location=file:" + file))
                .contains("line 4, column 15", "quotes");
    }

    @Test
    void a_variable_that_is_no_json_is_named_without_its_secret() {
        assertThat(Printed.byStartingWith(
                        "--spring.application.json={\"carillon\": {\"engine.password\": s3cret-word}}"))
                .contains("SPRING_APPLICATION_JSON")
                .doesNotContain("s3cret");
    }

    @Test
    void a_value_that_stands_for_itself_is_a_mistake_of_its_key_and_is_not_shown() throws IOException {
        Path file = folder.resolve("carillon-test.properties");
        Files.writeString(file, "carillon.engine.password=s3cret-${carillon.engine.password}-word\n");

        assertThat(Printed.byStartingWith("--spring.config.additional-location=file:" + file))
                .contains("carillon.engine.password holds a placeholder")
                .doesNotContain("s3cret");
    }
}
