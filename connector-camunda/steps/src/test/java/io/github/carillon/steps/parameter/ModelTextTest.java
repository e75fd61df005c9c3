package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.TemplateText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"Hello {{name}}", "costs 5 $", "#1", "$ {no}", "\\${escaped}", "{{a}} \\#{b}"})
    void words_are_constant(String text) {
        assertThat(ModelText.of(text).isConstant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${name}", "Hello ${name}", "#{name}", "${not closed", "${a}${b}"})
    void expressions_are_not(String text) {
        assertThat(ModelText.of(text).isConstant()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${a} | {{x}} | <{{x}}>",
                "Hello ${a}, {{n}} | Hello {{x}}, {{n}} | Hello <{{x}}>, {{n}}",
                "{{n}}${a}{{m}} | {{n}}{{m}}{{m}} | {{n}}<{{m}}>{{m}}",
                "${a} and ${b}. | 1 and 2. | <1> and <2>.",
                "${a}-${b} | {{x}}-{{y}}-{{z}} | <{{x}}>-<{{y}}-{{z}}>",
                "${f('}')} {{n}} | 1 {{n}} | <1> {{n}}",
                "${f(\"}\", 'it\\'s }')}! | x! | <x>!",
                "#{a} \\${b} | 1 ${b} | <1> ${b}",
                "Hello ${a} | something else | <something else>",
                "abc${a}cba | abcba | <abcba>",
                "a${x}b${y}c | abc | abc",
                "a${x}bb${y}bc | abbc | <abbc>",
            })
    void a_value_is_taken_apart_into_words_and_data(String text, String value, String parts) {
        assertThat(aligned(text, value)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello ${a}, {{n}} ${b} | Hello x, {{n}} y, {{n}} z",
                "Hello ${a}, {{n}} ${b} | Hello x, {{n}} , {{n}} z",
                "Hello ${a}, {{n}} ${b} | Hello x, {{n}} z, {{n}} y",
                "${a}{{salary}}${b} | {{salary}}{{salary}}{{salary}}",
                "${a}{{#vip}}${b}{{/vip}}${c} | {{#vip}}{{/vip}}{{#vip}}b{{/vip}}c",
                "${a} ${b} {{n}} ${c} | 1 2 {{n}} 3 {{n}} 4",
            })
    void where_data_repeats_a_placeholder_of_the_model_nobody_knows_which_is_meant(String text, String value) {
        assertThat(aligned(text, value))
                .startsWith("cannot be told from its data")
                .doesNotContain("salary", "vip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello ${a}, {{n}} ${b} | Hello x, {{salary}} y, {{n}} z | Hello <x, {{salary}} y>, {{n}} <z>",
                "Hello ${a}, {{n}} ${b} | Hello x, y, {{n}} {{n}} | Hello <x, y>, {{n}} <{{n}}>",
                "${a} ${b} {{n}} ${c} | 1 2 3 {{n}} 4 5 | <1> <2 3> {{n}} <4 5>",
                "${a}{{n}}{{n}}${b} | {{n}}{{n}} | {{n}}{{n}}",
            })
    void what_data_says_beside_that_moves_no_placeholder(String text, String value, String parts) {
        assertThat(aligned(text, value)).isEqualTo(parts);
    }

    @Test
    void an_expression_that_says_nothing_leaves_the_words() {
        assertThat(aligned("Dear ${name},", "Dear ,")).isEqualTo("Dear ,");
    }

    private static String aligned(String text, String value) {
        return ModelText.of(text)
                .align(value, TemplateText::mayHoldPlaceholders)
                .match(ModelTextTest::shown, wrong -> wrong);
    }

    private static String shown(TemplateText text) {
        return text.parts().stream()
                .map(part -> part.data() ? "<" + part.text() + ">" : part.text())
                .collect(Collectors.joining());
    }
}
