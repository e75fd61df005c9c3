package io.github.carillon.worker.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TemplateText.Part;
import java.util.List;
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
        assertThat(shown(ModelText.of(text).align(value))).isEqualTo(parts);
    }

    @Test
    void an_expression_that_says_nothing_leaves_the_words() {
        assertThat(ModelText.of("Dear ${name},").align("Dear ,").parts())
                .isEqualTo(List.of(new Part("Dear ", false), new Part("", true), new Part(",", false)).stream()
                        .filter(part -> !part.text().isEmpty())
                        .toList());
    }

    @Test
    void no_more_words_are_found_than_the_model_has() {
        TemplateText text = ModelText.of("${a}{{salary}}${b}").align("{{salary}}{{salary}}{{salary}}");

        assertThat(text.parts()).filteredOn(part -> !part.data()).hasSize(1);
    }

    private static String shown(TemplateText text) {
        return text.parts().stream()
                .map(part -> part.data() ? "<" + part.text() + ">" : part.text())
                .collect(Collectors.joining());
    }
}
