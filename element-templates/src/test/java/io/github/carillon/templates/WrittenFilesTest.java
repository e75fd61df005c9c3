package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WrittenFilesTest {

    private static final String HOW_TO_MEND =
            "run: mvn -q -P write-templates -pl element-templates -am process-classes";
    private static final Path GUIDE = Path.of("README.md");

    @Test
    void the_written_templates_are_those_that_the_parameters_and_texts_ask_for() throws IOException {
        assertThat(written()).as(HOW_TO_MEND).isEqualTo(GeneratedTemplates.all());
    }

    @Test
    void the_tables_of_the_guide_are_those_that_the_parameters_and_texts_ask_for() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(guide).as(HOW_TO_MEND).isEqualTo(new ParameterTables(Texts.of(Language.ENGLISH)).writtenInto(guide));
    }

    private static Map<Path, String> written() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Language language : Language.values()) {
            try (Stream<Path> folder = Files.list(Path.of(language.code()))) {
                for (Path file : folder.toList()) {
                    files.put(file, Files.readString(file));
                }
            }
        }
        return files;
    }
}
