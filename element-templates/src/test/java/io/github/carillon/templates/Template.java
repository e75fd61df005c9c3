package io.github.carillon.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A checked-in template, read as a designer's editor does. */
record Template(Path file, JsonNode json) {

    /** Those of steps. */
    static List<Template> of(Language language) {
        return Stream.of(
                        "send-notification",
                        "sendmessage",
                        "send-message-to-users",
                        "send-message-to-devices",
                        "ab-test-notification")
                .map(topic -> Path.of(language.code(), topic + ".json"))
                .map(Template::read)
                .toList();
    }

    /** That of a process. */
    static Template ofProcess(Language language) {
        return read(Path.of(language.code(), "supervised-process.json"));
    }

    /** Those of steps, and that of a process. */
    static List<Template> everything(Language language) {
        return Stream.concat(of(language).stream(), Stream.of(ofProcess(language)))
                .toList();
    }

    /** Those of steps, in every language. */
    static List<Template> all() {
        return Arrays.stream(Language.values())
                .flatMap(language -> of(language).stream())
                .toList();
    }

    List<JsonNode> properties() {
        return StreamSupport.stream(json.get("properties").spliterator(), false).toList();
    }

    List<JsonNode> boundTo(String bindingType) {
        return properties().stream()
                .filter(property -> property.at("/binding/type").asText().equals(bindingType))
                .toList();
    }

    JsonNode field(String name) {
        return properties().stream()
                .filter(property -> property.at("/binding/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> names(List<JsonNode> properties) {
        return properties.stream()
                .map(property -> property.at("/binding/name").asText())
                .toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static Template read(Path file) {
        try {
            return new Template(file, JsonMapper.builder().build().readTree(file.toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
