package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.Type.Widget;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StepsTest {

    static List<Step> steps() {
        return Steps.ALL;
    }

    @Test
    void topics_are_unique() {
        assertThat(Steps.ALL).extracting(Step::topic).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void names_are_unique(Step step) {
        assertThat(step.parameters()).extracting(Parameter::name).doesNotHaveDuplicates();
        assertThat(step.outputs()).extracting(Output::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void no_output_overwrites_a_parameter(Step step) {
        assertThat(step.outputs())
                .extracting(Output::name)
                .doesNotContainAnyElementsOf(
                        step.parameters().stream().map(Parameter::name).toList());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_standard_value_can_be_read(Step step) {
        assertThat(step.parameters())
                .filteredOn(parameter -> parameter.standard() != null)
                .isNotEmpty()
                .allSatisfy(parameter ->
                        assertThat(parameter.type().read(parameter.standard())).isInstanceOf(Validated.Valid.class));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void every_choice_offers_something_and_can_be_read(Step step) {
        assertThat(step.parameters())
                .filteredOn(parameter -> parameter.type().widget() == Widget.CHOICE)
                .isNotEmpty()
                .allSatisfy(parameter -> {
                    assertThat(parameter.type().choices()).isNotEmpty();
                    assertThat(Stream.ofNullable(parameter.standard()).toList())
                            .isSubsetOf(parameter.type().choices());
                    assertThat(parameter.type().choices())
                            .allSatisfy(choice ->
                                    assertThat(parameter.type().read(choice)).isInstanceOf(Validated.Valid.class));
                });
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_required_parameter_has_no_standard_value(Step step) {
        assertThat(step.parameters())
                .filteredOn(Parameter::required)
                .extracting(Parameter::standard)
                .allSatisfy(standard -> assertThat(standard).isNull());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void alternatives_are_parameters_of_the_step(Step step) {
        assertThat(step.oneOf())
                .allSatisfy(alternatives -> assertThat(step.parameters()).containsAll(alternatives.parameters()));
    }

    @Test
    void no_parameter_is_declared_and_forgotten() {
        assertThat(SendNotification.STEP.parameters())
                .containsExactlyInAnyOrderElementsOf(declared(SendNotification.class));
        assertThat(SendMessage.STEP.parameters()).containsExactlyInAnyOrderElementsOf(declared(SendMessage.class));
        assertThat(AbTestNotification.STEP.parameters())
                .containsExactlyInAnyOrderElementsOf(declared(AbTestNotification.class));
    }

    private static List<Parameter<?>> declared(Class<?> step) {
        return Arrays.stream(step.getDeclaredFields())
                .flatMap(StepsTest::value)
                .<Parameter<?>>map(Parameter.class::cast)
                .toList();
    }

    private static Stream<Object> value(Field field) {
        try {
            return field.getType() == Parameter.class ? Stream.of(field.get(null)) : Stream.empty();
        } catch (IllegalAccessException hidden) {
            return Stream.empty();
        }
    }
}
