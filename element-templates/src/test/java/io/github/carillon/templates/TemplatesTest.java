package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    /** Camunda 7's editor ignores any other without a word. */
    private static final Set<String> KEYS = Set.of(
            "$schema",
            "id",
            "version",
            "name",
            "description",
            "keywords",
            "icon",
            "contents",
            "appliesTo",
            "elementType",
            "groups",
            "properties",
            "group",
            "label",
            "type",
            "value",
            "choices",
            "placeholder",
            "binding",
            "source",
            "constraints",
            "notEmpty",
            "maxLength",
            "pattern",
            "message");

    private static final Set<String> ENTRY_KEYS = Set.of("label", "value", "description", "binding");

    static List<Template> templates() {
        return Template.all();
    }

    @Test
    void every_step_has_a_template_in_every_language() {
        assertThat(templates()).hasSize(Language.values().length * Steps.ALL.size());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_holds_no_key_without_effect(Template template) {
        assertThat(keys(template.json())).isSubsetOf(KEYS);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_makes_an_external_task_that_starts_asynchronously(Template template) {
        String topic = step(template).topic();

        assertThat(template.json().get("id").asText()).isEqualTo("io.github.carillon." + topic);
        assertThat(template.json().get("version").asInt()).isPositive();
        assertThat(template.json().at("/appliesTo/0").asText()).isEqualTo("bpmn:Task");
        assertThat(template.json().at("/elementType/value").asText()).isEqualTo("bpmn:ServiceTask");
        assertThat(template.boundTo("property"))
                .allMatch(field -> field.get("type").asText().equals("Hidden"));
        assertThat(template.field("camunda:type").get("value").asText()).isEqualTo("external");
        assertThat(template.field("camunda:topic").get("value").asText()).isEqualTo(topic);
        assertThat(template.field("camunda:asyncBefore").get("value").isBoolean())
                .isTrue();
        assertThat(template.field("camunda:asyncBefore").get("value").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_offers_what_the_worker_reads(Template template) {
        List<Parameter<?>> parameters = step(template).parameters();

        assertThat(Template.names(template.boundTo("camunda:inputParameter")))
                .containsExactlyInAnyOrderElementsOf(parameters.stream()
                        .filter(parameter -> !parameter.isProperty())
                        .map(Parameter::name)
                        .toList());
        assertThat(Template.names(template.boundTo("camunda:property")))
                .containsExactlyInAnyOrderElementsOf(parameters.stream()
                        .filter(Parameter::isProperty)
                        .map(Parameter::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_field_is_required_and_preset_as_the_worker_has_it(Template template) {
        for (Parameter<?> parameter : step(template).parameters()) {
            JsonNode field = template.field(parameter.name());

            assertThat(field.at("/constraints/notEmpty").asBoolean())
                    .as(parameter.name())
                    .isEqualTo(parameter.required());
            boolean choice = field.has("choices");
            String preset = choice ? Objects.requireNonNullElse(parameter.standard(), "") : parameter.standard();
            assertThat(field.path("value").asText(null)).as(parameter.name()).isEqualTo(preset);
            assertThat(values(field.path("choices")).stream().filter(value -> !value.isEmpty()))
                    .as(parameter.name())
                    .isEqualTo(parameter.type().choices());
            assertThat(values(field.path("choices")).contains(""))
                    .as(parameter.name())
                    .isEqualTo(choice && parameter.standard() == null);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_output_is_an_entry_with_a_variable_and_a_source_that_may_be_absent(Template template) {
        List<JsonNode> outputs = template.boundTo("camunda:outputParameter");

        assertThat(values(outputs))
                .isEqualTo(step(template).outputs().stream().map(Output::name).toList());
        assertThat(outputs).allSatisfy(output -> {
            assertThat(fieldNames(output)).isSubsetOf(ENTRY_KEYS);
            assertThat(output.at("/binding/source").asText())
                    .matches("\\$\\{execution\\.getVariable(Typed)?\\('"
                            + output.get("value").asText() + "'\\)}");
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_field_is_in_a_group_that_is_there_and_groups_with_required_fields_come_first(Template template) {
        List<String> groups = texts(template.json().get("groups"), "id");

        assertThat(template.properties().stream()
                        .filter(field -> field.has("group"))
                        .map(field -> field.get("group").asText())
                        .distinct())
                .containsExactlyElementsOf(groups);
        assertThat(texts(template.json().get("groups"), "label").get(0)).matches(".+ \\(.+\\)");
        assertThat(groups.get(0)).isEqualTo("message");
    }

    private static Step step(Template template) {
        String topic = template.file().getFileName().toString().replace(".json", "");
        return Steps.ALL.stream()
                .filter(step -> step.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> values(Iterable<JsonNode> nodes) {
        return texts(nodes, "value");
    }

    private static List<String> texts(Iterable<JsonNode> nodes, String key) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.get(key).asText())
                .toList();
    }

    private static List<String> fieldNames(JsonNode node) {
        return node.properties().stream().map(property -> property.getKey()).toList();
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new HashSet<>(fieldNames(node));
        node.forEach(child -> keys.addAll(keys(child)));
        return keys;
    }
}
