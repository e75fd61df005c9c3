package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.starter.connection.ConnectionTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepository;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.ValueHint;

final class ConfigurationMetadataTest {

    /** All that is below src/main/resources gets into the jar. */
    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "groups", Set.of("name", "type", "description", "sourceType", "sourceMethod"),
            "properties", Set.of("name", "type", "description", "sourceType", "defaultValue", "deprecation"),
            "hints", Set.of("name", "values", "providers"));

    /** When this fails, target/spring-configuration-metadata.json belongs into src/main/resources/META-INF. */
    @Test
    void the_jar_describes_the_keys_as_they_are() throws IOException {
        Files.writeString(Path.of("target/spring-configuration-metadata.json"), ConfigurationMetadata.json());

        assertThat(packaged()).isEqualTo(ConfigurationMetadata.json());
    }

    @Test
    void spring_reads_every_key_with_its_type_its_words_and_its_default() throws IOException {
        Map<String, ConfigurationMetadataProperty> properties = repository().getAllProperties();

        for (String name : names()) {
            assertThat(properties).containsKey(name);
            ConfigurationMetadataProperty property = Objects.requireNonNull(properties.get(name));
            assertThat(property.getType()).as(name).isNotBlank();
            assertThat(property.getDescription()).as(name).matches("[A-Z].*\\.").doesNotContain("`", "..");
        }
        assertThat(properties).hasSize(names().size() + 1);
        assertThat(Objects.requireNonNull(properties.get("carillon.worker.lock"))
                        .getDefaultValue())
                .isEqualTo("60s");
        assertThat(Objects.requireNonNull(properties.get("carillon.worker.threads"))
                        .getDefaultValue())
                .isEqualTo(8);
        assertThat(Objects.requireNonNull(properties.get("carillon.worker.threads"))
                        .getType())
                .isEqualTo("java.lang.Integer");
    }

    @Test
    void an_editor_knows_the_values_of_a_choice_and_the_types_of_connections() throws IOException {
        Map<String, ConfigurationMetadataProperty> properties = repository().getAllProperties();

        assertThat(choices(properties, "carillon.governance.mode"))
                .containsExactly("deliver", "redirect", "allow-list", "hold");
        assertThat(choices(properties, "carillon.connections.smtp.security"))
                .containsExactly("starttls", "tls", "plain");
        assertThat(choices(properties, "carillon.connections.ses.type"))
                .containsExactly("smtp", "twilio", "graph", "sendgrid", "ses", "web-push", "fcm", "apns", "webhook");
    }

    /** One that was not would be refused by the reader, although the editor offers it. */
    @Test
    void every_name_that_an_editor_offers_is_a_key() throws IOException {
        for (JsonNode property : document().path("properties")) {
            String name = property.path("name").asText();
            if (name.equals("carillon.connections")) {
                continue;
            }
            Configured configured = new Configured().with(name.substring("carillon.".length()), "x");
            for (String type : types()) {
                if (name.startsWith("carillon.connections." + type + ".") && !name.endsWith(".type")) {
                    configured.with("connections." + type + ".type", type);
                }
            }
            assertThat(configured.mistakes())
                    .noneMatch(mistake -> mistake.contains("is no key") || mistake.contains("is a key of type"));
        }
    }

    @Test
    void holds_nothing_that_the_format_does_not_know() throws IOException {
        JsonNode document = document();

        assertThat(document.fieldNames()).toIterable().containsExactly("groups", "properties", "hints");
        ATTRIBUTES.forEach((list, attributes) -> document.path(list).forEach(item -> {
            assertThat(item.fieldNames()).toIterable().isSubsetOf(attributes);
            assertThat(item.path("name").asText()).matches("carillon(\\.[a-z][a-z0-9-]*)+");
        }));
        List<String> named = StreamSupport.stream(document.path("properties").spliterator(), false)
                .map(property -> property.path("name").asText())
                .toList();
        assertThat(named).doesNotHaveDuplicates();
    }

    private static List<String> names() {
        ConnectionKeys keys = new ConnectionKeys(ConnectionTypes.standard());
        List<String> names = new ArrayList<>();
        ConfigurationMetadata.general().forEach(key -> names.addAll(names("carillon.", key)));
        keys.providers()
                .all()
                .forEach(provider -> Stream.concat(keys.common().stream(), provider.keys().stream())
                        .forEach(key -> names.addAll(names("carillon.connections." + provider.type() + ".", key))));
        return names;
    }

    private static List<String> names(String prefix, Key<?> key) {
        return key.type().secret()
                ? List.of(prefix + key.name(), prefix + key.fileName())
                : List.of(prefix + key.name());
    }

    private static List<String> types() {
        return ConnectionTypes.standard().all().stream()
                .map(ChannelProvider::type)
                .toList();
    }

    private static List<Object> choices(Map<String, ConfigurationMetadataProperty> properties, String name) {
        return Objects.requireNonNull(properties.get(name)).getHints().getValueHints().stream()
                .map(ValueHint::getValue)
                .toList();
    }

    private static ConfigurationMetadataRepository repository() throws IOException {
        try (InputStream file = Files.newInputStream(FILE)) {
            return ConfigurationMetadataRepositoryJsonBuilder.create(file).build();
        }
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper().readTree(packaged());
    }

    private static String packaged() throws IOException {
        return Files.readString(FILE);
    }
}
