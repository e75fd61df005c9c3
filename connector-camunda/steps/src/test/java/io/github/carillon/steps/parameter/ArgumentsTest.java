package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.carillon.steps.parameter.Parameter.Group;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {

    private static final Parameter<String> NAME = Parameter.required("name", Group.MESSAGE, Types.line(), "NO_NAME");
    private static final Parameter<String> NOTE = Parameter.optional("note", Group.MESSAGE, Types.lines());
    private static final Parameter<Duration> WAIT =
            Parameter.standard("wait", Group.OPTIONS, Types.seconds(1, 60), "30");
    private static final Parameter<OnError> POLICY =
            Parameter.standard("policy", Group.FAILURE, Types.choice(OnError.class), "incident");
    private static final Parameter<List<String>> TO = Parameter.optional("to", Group.RECIPIENTS, ListTypes.files("to"));
    private static final Parameter<List<String>> USERS =
            Parameter.optional("users", Group.RECIPIENTS, ListTypes.files("to"));
    private static final Step STEP = new Step(
            "topic",
            List.of(NAME, NOTE, WAIT, POLICY, TO, USERS),
            List.of(new OneOf(List.of(TO, USERS), "NOBODY")),
            List.of());

    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, Declaration> declared = new HashMap<>();

    @BeforeEach
    void give_what_is_needed() {
        given("name", "Ann");
        given("to", "mary");
    }

    @Test
    void what_is_given_is_read() {
        computed("wait", 5);
        given("note", "two\nlines");

        Arguments arguments = read();
        assertThat(arguments.get(NAME)).isEqualTo("Ann");
        assertThat(arguments.get(WAIT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(arguments.find(NOTE)).contains("two\nlines");
        assertThat(arguments.find(TO)).contains(List.of("mary"));
    }

    @Test
    void what_is_not_given_is_standard_or_missing() {
        Arguments arguments = read();

        assertThat(arguments.get(WAIT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(arguments.get(POLICY)).isEqualTo(OnError.INCIDENT);
        assertThat(arguments.find(NOTE)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> arguments.get(NOTE));
    }

    @Test
    void null_and_blank_are_not_given() {
        computed("wait", null);
        given("note", " \n ");
        properties.put("policy", "");

        assertThat(read().get(WAIT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(read().find(NOTE)).isEmpty();
        assertThat(read().get(POLICY)).isEqualTo(OnError.INCIDENT);
    }

    @Test
    void a_variable_that_no_element_declares_is_no_parameter() {
        variables.put("note", "from outside");
        variables.put("policy", "continue");

        assertThat(read().find(NOTE)).isEmpty();
        assertThat(read().get(POLICY)).isEqualTo(OnError.INCIDENT);
    }

    @Test
    void what_to_do_about_failures_is_a_property() {
        properties.put("policy", "continue");

        assertThat(read().get(POLICY)).isEqualTo(OnError.CONTINUE);
    }

    @Test
    void what_to_do_about_failures_is_never_an_input() {
        variables.put("policy", "continue");
        declared.put("policy", Declaration.text("continue"));

        assertThat(mistakes()).contains("policy is an extension property (camunda:property)");
    }

    @Test
    void any_parameter_may_be_a_property_and_an_input_that_is_filled_in_wins() {
        properties.put("note", "of the property with ${nothing} evaluated");
        assertThat(read().find(NOTE)).contains("of the property with ${nothing} evaluated");

        given("note", "");
        assertThat(read().find(NOTE)).contains("of the property with ${nothing} evaluated");

        given("note", "of the input");
        assertThat(read().find(NOTE)).contains("of the input");

        computed("note", null);
        assertThat(read().find(NOTE)).isEmpty();
    }

    @Test
    void every_mistake_is_told_at_once_by_name_and_value() {
        given("name", " ");
        given("wait", "soon");
        given("to", "");
        properties.put("policy", "shrug");

        assertThat(mistakes())
                .isEqualTo("name is required; wait \"soon\" is no whole number of seconds from 1 to 60;"
                        + " policy \"shrug\" is none of [incident, continue, bpmnError];"
                        + " one of to, users is required");
    }

    @Test
    void a_secret_and_the_end_of_a_long_value_are_not_quoted() {
        Parameter<?> token = Parameter.optional("token", Group.OPTIONS, Types.secret());
        Parameter<?> link = Parameter.optional("link", Group.OPTIONS, ListTypes.links(1));
        Step step = new Step("topic", List.of(token, link), List.of(), List.of());
        given("link", "nowhere" + "x".repeat(200));
        Faults faults = new Faults();
        faults.of(Arguments.read(step, inputs(), faults).argument(token), "CODE", "is of no use");

        assertThat(faults.mistakes())
                .contains("link \"nowhere" + "x".repeat(73) + "…\" holds a link that is neither http:// nor https://;"
                        + " token is of no use");
    }

    @Test
    void what_data_says_is_no_mistake_but_a_refusal_that_does_not_quote_it() {
        computed("wait", "secretly");

        assertThat(refusal()).contains(new Refusal("INVALID_VALUE", "wait is no whole number of seconds from 1 to 60"));
    }

    @Test
    void data_that_says_nothing_is_a_refusal_where_something_is_needed() {
        computed("name", null);
        computed("to", List.of());

        assertThat(refusal()).contains(new Refusal("NO_NAME", "name is empty; to is empty"));
    }

    @Test
    void one_of_several_is_enough() {
        computed("to", null);
        computed("users", List.of("ann"));

        assertThat(read().find(USERS)).contains(List.of("ann"));
        assertThat(read().isData(USERS)).isTrue();
        assertThat(read().isData(NAME)).isFalse();
    }

    @Test
    void inputs_show_names_and_no_values() {
        properties.put("policy", "secretly");

        assertThat(inputs()).asString().contains("name", "to", "policy").doesNotContain("Ann", "mary", "secretly");
    }

    /** As the designer wrote it. */
    private void given(String name, String text) {
        variables.put(name, text.isEmpty() ? null : text);
        declared.put(name, Declaration.text(text));
    }

    /** As an expression or a script says it. */
    private void computed(String name, Object value) {
        variables.put(name, value);
        declared.put(name, Declaration.computed());
    }

    private Inputs inputs() {
        return new Inputs(variables, properties, declared);
    }

    private Arguments read() {
        Faults faults = new Faults();
        Arguments arguments = Arguments.read(STEP, inputs(), faults);
        assertThat(faults.mistakes()).isEmpty();
        assertThat(faults.refusal()).isEmpty();
        return arguments;
    }

    private String mistakes() {
        return faults().mistakes().orElse("no mistake");
    }

    private Optional<Refusal> refusal() {
        assertThat(faults().mistakes()).isEmpty();
        return faults().refusal();
    }

    private Faults faults() {
        Faults faults = new Faults();
        Arguments.read(STEP, inputs(), faults);
        return faults;
    }
}
