package io.github.carillon.worker.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.carillon.worker.parameter.Parameter.Group;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {

    private static final Parameter<String> NAME = Parameter.required("name", Group.MESSAGE, Types.line());
    private static final Parameter<String> NOTE = Parameter.optional("note", Group.MESSAGE, Types.lines());
    private static final Parameter<Duration> WAIT =
            Parameter.standard("wait", Group.OPTIONS, Types.seconds(1, 60), "30");
    private static final Parameter<OnError> POLICY =
            Parameter.standard("policy", Group.FAILURE, Types.choice(OnError.class), "incident");
    private static final Parameter<List<String>> TO = Parameter.optional("to", Group.RECIPIENTS, Types.list());
    private static final Parameter<List<String>> USERS = Parameter.optional("users", Group.RECIPIENTS, Types.list());
    private static final Step STEP =
            new Step("topic", List.of(NAME, NOTE, WAIT, POLICY, TO, USERS), List.of(List.of(TO, USERS)), List.of());

    private final Map<String, Object> variables = new HashMap<>(Map.of("name", "Ann", "to", "mary"));
    private final Map<String, String> properties = new HashMap<>();

    @Test
    void what_is_given_is_read() {
        variables.put("wait", 5);
        variables.put("note", "two\nlines");

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
        variables.put("wait", null);
        variables.put("note", " \n ");
        variables.put("policy", "");

        assertThat(read().get(WAIT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(read().find(NOTE)).isEmpty();
        assertThat(read().get(POLICY)).isEqualTo(OnError.INCIDENT);
    }

    @Test
    void a_property_counts_where_no_variable_is_given() {
        properties.put("policy", "continue");
        assertThat(read().get(POLICY)).isEqualTo(OnError.CONTINUE);

        variables.put("policy", null);
        assertThat(read().get(POLICY)).isEqualTo(OnError.CONTINUE);
    }

    @Test
    void a_variable_wins_over_a_property() {
        properties.put("policy", "continue");
        variables.put("policy", "bpmnError");

        assertThat(read().get(POLICY)).isEqualTo(OnError.BPMN_ERROR);
    }

    @Test
    void every_mistake_is_told_at_once_by_name() {
        variables.put("name", " ");
        variables.put("wait", "soon");
        variables.put("note", Map.of());
        variables.remove("to");
        properties.put("policy", "shrug");

        assertThat(mistakes())
                .isEqualTo("name is required; note is no text but an object;"
                        + " wait is no whole number of seconds from 1 to 60;"
                        + " policy is none of [incident, continue, bpmnError]; one of to, users is required");
    }

    @Test
    void one_of_several_is_enough() {
        variables.remove("to");
        variables.put("users", List.of("ann"));

        assertThat(read().find(USERS)).contains(List.of("ann"));
    }

    @Test
    void inputs_show_names_and_no_values() {
        properties.put("policy", "secretly");

        assertThat(new Inputs(Map.of("name", "Ann"), properties))
                .hasToString("Inputs[variables=[name], properties=[policy]]");
    }

    private Arguments read() {
        return Arguments.read(STEP, new Inputs(variables, properties)).match(arguments -> arguments, mistakes -> {
            throw new AssertionError(mistakes);
        });
    }

    private String mistakes() {
        return Arguments.read(STEP, new Inputs(variables, properties))
                .match(
                        arguments -> {
                            throw new AssertionError("no mistake was found");
                        },
                        mistakes -> mistakes);
    }
}
