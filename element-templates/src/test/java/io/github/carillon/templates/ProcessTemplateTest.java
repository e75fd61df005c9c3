package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.SupervisedProcess;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The template of a process. */
class ProcessTemplateTest {

    private final Template template = Template.ofProcess(Language.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void it_is_for_processes_and_leaves_their_other_properties_in_sight(Language language) {
        JsonNode json = Template.ofProcess(language).json();

        assertThat(json.get("id").asText()).isEqualTo("io.github.carillon.supervised-process");
        assertThat(json.get("appliesTo").toString()).isEqualTo("[\"bpmn:Process\"]");
        assertThat(json.has("elementType")).isFalse();
        assertThat(json.get("entriesVisible").asBoolean()).isTrue();
    }

    @Test
    void its_fields_are_the_properties_that_a_process_has_and_none_must_be_filled_in() {
        assertThat(template.boundTo("camunda:property")).hasSameSizeAs(template.properties());
        assertThat(Template.names(template.properties()))
                .isEqualTo(SupervisedProcess.PROPERTIES.stream()
                        .map(Parameter::name)
                        .toList());
        assertThat(template.properties()).allSatisfy(field -> {
            assertThat(field.at("/constraints/notEmpty").asBoolean()).isFalse();
            assertThat(field.get("group")).isEqualTo(template.json().at("/groups/0/id"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "consecutiveErrors, 3, true",
        "consecutiveErrors, 1000, true",
        "consecutiveErrors, '', true",
        "consecutiveErrors, 0, false",
        "consecutiveErrors, 1001, false",
        "consecutiveErrors, ${errors}, false",
        "maxDuration, PT8H, true",
        "maxDuration, P2D, true",
        "maxDuration, '', true",
        "maxDuration, 8 hours, false",
        "maxDuration, PT0S, false"
    })
    void a_field_takes(String name, String value, boolean taken) {
        Pattern pattern = Pattern.compile(
                template.field(name).at("/constraints/pattern/value").asText());

        assertThat(pattern.matcher(value).matches()).isEqualTo(taken);
    }

    @Test
    void whether_people_are_told_of_ab_tests_may_be_left_open() {
        assertThat(template.field("abTestNotify").get("choices").findValuesAsText("value"))
                .isEqualTo(List.of("", "true", "false"));
        assertThat(template.field("abTestNotify").get("value").asText()).isEmpty();
    }
}
