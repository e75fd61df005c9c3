package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PatternsTest {

    static List<Template> templates() {
        return Template.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_pattern_of_a_variable_takes_an_expression_and_says_what_it_expects(Template template) {
        assertThat(withPattern(template))
                .filteredOn(field -> !isProperty(field))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat("${variable}").matches(pattern(field));
                    assertThat("${execution.getVariable('variable')}").matches(pattern(field));
                    assertThat("#{variable}").matches(pattern(field));
                    assertThat(field.at("/constraints/pattern/message").asText())
                            .isNotBlank();
                });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void the_pattern_of_an_optional_field_takes_nothing(Template template) {
        assertThat(withPattern(template))
                .allSatisfy(field -> assertThat(pattern(field).matcher("").matches())
                        .isNotEqualTo(field.at("/constraints/notEmpty").asBoolean()));
    }

    @ParameterizedTest
    @CsvSource({
        "TO, +15551234567, true",
        "TO, 15551234567, true",
        "TO, +33 6 12 34 56 78, true",
        "TO, whatsapp:+15551234567, true",
        "TO, +1${number}, true",
        "TO, 555, false",
        "TO, call me, false",
        "TO, ${, false",
        "ACCOUNT_SID, AC0123456789abcdef0123456789ABCDEF, true",
        "ACCOUNT_SID, MG0123456789abcdef0123456789abcdef, false",
        "MESSAGING_SERVICE_SID, MG0123456789abcdef0123456789abcdef, true",
        "VALIDITY_PERIOD, 36000, true",
        "VALIDITY_PERIOD, 1, true",
        "VALIDITY_PERIOD, 0, false",
        "VALIDITY_PERIOD, 36001, false",
        "VALIDITY_PERIOD, an hour, false"
    })
    void a_field_of_sendmessage_takes(String name, String value, boolean taken) {
        assertThat(pattern(template("sendmessage").field(name)).matcher(value).matches())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "from, shop@example.org, true",
        "from, The shop <shop@example.org>, true",
        "from, The shop, false",
        "cc, 'ann@example.org, bob@example.org', true",
        "cc, ann, false"
    })
    void a_field_of_send_notification_takes(String name, String value, boolean taken) {
        assertThat(pattern(template("send-notification").field(name))
                        .matcher(value)
                        .matches())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_pattern_of_a_property_takes_an_expression_since_the_engine_evaluates_none(Template template) {
        assertThat(withPattern(template))
                .filteredOn(PatternsTest::isProperty)
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat("${variable}").doesNotMatch(pattern(field));
                    assertThat(field.at("/constraints/pattern/message").asText())
                            .isNotBlank();
                });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_text_that_the_engine_evaluates_is_free_but_for_braces_after_its_signs(Template template) {
        assertThat(withPattern(template))
                .filteredOn(field -> !isProperty(field))
                .filteredOn(field -> pattern(field).matcher("any text").matches())
                .hasSizeGreaterThan(1)
                .allSatisfy(field -> assertThat(pattern(field)).satisfies(PatternsTest::isFree));
    }

    private static void isFree(Pattern pattern) {
        assertThat(List.of(
                        "{{a}} costs 5 $ {{b}}\n# 1\n\n{{c}}",
                        "${customer.email}\n#{x}",
                        "Order \\#{{no}}: \\${{amount}}",
                        "${a}{{b}}",
                        "x".repeat(4_000)))
                .allMatch(pattern.asMatchPredicate());
        assertThat(List.of("#{{no}}", "Order #{{no}}", "Hello\n\n${{amount}}\n", "${a} ${{b}} #{c}"))
                .noneMatch(pattern.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void no_pattern_of_a_variable_takes_braces_after_a_sign(Template template) {
        assertThat(withPattern(template))
                .filteredOn(field -> !isProperty(field))
                .allSatisfy(field -> {
                    assertThat("#{{no}}@example.org").doesNotMatch(pattern(field));
                    assertThat("${{phone}}").doesNotMatch(pattern(field));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "attempts, 1, true",
        "attempts, 100, true",
        "attempts, 0, false",
        "attempts, 101, false",
        "attempts, 999, false",
        "attempts, many, false",
        "maxAge, P2D, true",
        "maxAge, PT4H, true",
        "maxAge, P1DT12H, true",
        "maxAge, PT0S, false",
        "maxAge, P0DT0H, false",
        "maxAge, 2 days, false"
    })
    void a_field_of_every_step_takes(String name, String value, boolean taken) {
        for (String topic : List.of(
                "sendmessage",
                "send-notification",
                "send-message-to-users",
                "send-message-to-devices",
                "ab-test-notification")) {
            assertThat(pattern(template(topic).field(name)).matcher(value).matches())
                    .isEqualTo(taken);
        }
    }

    private static boolean isProperty(JsonNode field) {
        return field.at("/binding/type").asText().equals("camunda:property");
    }

    private static Template template(String topic) {
        return Template.of(Language.ENGLISH).stream()
                .filter(template -> template.file().endsWith(topic + ".json"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> withPattern(Template template) {
        return template.properties().stream()
                .filter(field -> field.at("/constraints/pattern").isObject())
                .toList();
    }

    private static Pattern pattern(JsonNode field) {
        return Pattern.compile(field.at("/constraints/pattern/value").asText());
    }
}
