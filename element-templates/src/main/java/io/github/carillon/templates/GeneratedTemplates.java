package io.github.carillon.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.Steps;
import io.github.carillon.steps.parameter.SupervisedProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The templates of every step, and of a process, in every language, as files. */
final class GeneratedTemplates {

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter JSON = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(TWO_SPACES)
                    .withArrayIndenter(TWO_SPACES));

    private GeneratedTemplates() {}

    /**
     * The content of each file by its path below the module's folder, such as {@code en/sendmessage.json}.
     *
     * @throws InvalidTextsException when a language lacks a text or has one too many
     */
    static Map<Path, String> all() {
        Map<Path, String> files = new TreeMap<>();
        for (Language language : Language.values()) {
            Texts texts = Texts.of(language);
            for (Step step : Steps.ALL) {
                files.put(Path.of(language.code(), step.topic() + ".json"), json(Templates.of(step, texts)));
            }
            files.put(Path.of(language.code(), SupervisedProcess.NAME + ".json"), json(Templates.ofProcess(texts)));
            texts.verify();
        }
        return files;
    }

    private static String json(ElementTemplate template) {
        try {
            return JSON.writeValueAsString(template) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a template cannot be written as JSON", impossible);
        }
    }
}
