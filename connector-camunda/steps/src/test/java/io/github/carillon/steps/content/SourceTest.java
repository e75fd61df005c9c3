package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.parameter.Arguments;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceTest {

    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "subject",
            "Hello",
            "owner",
            "mary",
            "order",
            Map.of("number", 7, "owner", "ann", "lines", List.of(Map.of("item", "nut"), Map.of("item", "bolt"))),
            "people",
            List.of("ann", "bob")));
    private final List<String> asked = new ArrayList<>();

    @Test
    void without_a_name_it_is_the_instances_variables() {
        assertThat(Source.of(
                        arguments(Map.of()).argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        this::neverRan))
                .isEqualTo(new Composition.Done<>(new Source(List.of(Row.only(variables)))));
    }

    @Test
    void an_object_is_one_message_with_its_fields() {
        Source source = found("order");

        assertThat(source.rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.fields()).containsEntry("number", 7).containsEntry("owner", "ann"));
    }

    @Test
    void what_a_row_does_not_have_is_the_instances_own() {
        assertThat(fields("order")).allSatisfy(row -> assertThat(row).containsEntry("subject", "Hello"));
        assertThat(fields("order.lines"))
                .allSatisfy(
                        row -> assertThat(row).containsEntry("owner", "mary").containsEntry("subject", "Hello"));
    }

    @Test
    void a_field_that_is_null_is_the_rows_and_not_the_instances() {
        Map<String, Object> blank = new HashMap<>();
        blank.put("owner", null);
        variables.put("blank", blank);

        assertThat(fields("blank")).allSatisfy(row -> assertThat(row).containsEntry("owner", null));
    }

    @Test
    void a_list_of_objects_is_one_message_for_each() {
        Source source = found("order.lines");

        assertThat(source.rows()).extracting(Row::number).containsExactly(1, 2);
        assertThat(source.rows()).extracting(row -> row.fields().get("item")).containsExactly("nut", "bolt");
    }

    @Test
    void a_list_of_texts_is_one_message_for_each_called_value() {
        variables.put("numbers", List.of(1, 2.5, true));

        assertThat(fields("people")).extracting(row -> row.get("value")).containsExactly("ann", "bob");
        assertThat(fields("numbers")).extracting(row -> row.get("value")).containsExactly(1, 2.5, true);
    }

    @Test
    void an_entry_that_is_null_has_no_value() {
        variables.put("people", Arrays.asList("ann", null));

        assertThat(fields("people")).extracting(row -> row.get("value")).containsExactly("ann", null);
        assertThat(fields("people").get(1)).containsKey("value");
    }

    @Test
    void a_list_of_one_is_a_list_and_an_empty_one_is_nobody() {
        variables.put("one", List.of("ann"));
        variables.put("none", List.of());

        assertThat(found("one").rows()).extracting(Row::number).containsExactly(1);
        assertThat(found("none").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.empty()).isTrue());
    }

    @Test
    void a_path_leads_to_one_entry_of_a_list() {
        assertThat(found(" order.lines[1] ").rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isZero();
            assertThat(row.fields()).containsEntry("item", "bolt");
        });
    }

    @Test
    void the_instances_variables_are_left_as_they_are() {
        Map<String, Object> before = Map.copyOf(variables);
        found("order");
        found("order.lines");

        assertThat(variables).isEqualTo(before);
    }

    static List<Object> singleValues() {
        return List.of("text", 7, true, new byte[] {1}, new FileVariable("a.pdf", null, () -> new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("singleValues")
    void a_single_value_is_no_source(Object value) {
        variables.put("single", value);

        assertThat(Source.of(
                        from("single").argument(SendNotification.SOURCE_STEP), Tasks.with(variables), this::neverRan))
                .isEqualTo(new Composition.InvalidStep<>(
                        "sourceStep leads to a single value; an object or a list is expected"));
        assertThat(asked).isEmpty();
    }

    @Test
    void an_activity_is_what_it_wrote_over_the_instances_variables() {
        Task task = Tasks.with(variables);
        Composition<Source> source =
                Source.of(from(" Approve ").argument(SendNotification.SOURCE_STEP), task, (of, activity) -> {
                    assertThat(of).isSameAs(task);
                    asked.add(activity);
                    return Optional.of(Map.of("owner", "zoe", "approved", true));
                });

        assertThat(source)
                .isInstanceOfSatisfying(
                        Composition.Done.class,
                        valid -> assertThat(valid.value()).isInstanceOfSatisfying(Source.class, found -> {
                            assertThat(found.rows())
                                    .singleElement()
                                    .satisfies(row -> assertThat(row.fields())
                                            .containsEntry("owner", "zoe")
                                            .containsEntry("approved", true)
                                            .containsEntry("subject", "Hello"));
                        }));
        assertThat(asked).containsExactly("Approve");
    }

    @Test
    void an_activity_that_wrote_nothing_leaves_the_instances_variables() {
        assertThat(Source.of(
                        from("Approve").argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        (task, activity) -> Optional.of(Map.of())))
                .isEqualTo(new Composition.Done<>(new Source(List.of(Row.only(variables)))));
    }

    @Test
    void a_variable_wins_over_an_activity_of_the_same_name() {
        assertThat(found("order").rows()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void nowhere_says_where_the_path_ends_and_what_is_there() {
        assertThat(Source.of(
                        from("order.buyer").argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        this::neverRan))
                .isEqualTo(new Composition.InvalidStep<>(
                        "sourceStep is \"order.buyer\", which leads nowhere at \"buyer\"; there are [lines,"
                                + " number, owner], and is no activity that has run in this process instance"
                                + " either"));
        assertThat(asked).containsExactly("order.buyer");
    }

    @Test
    void a_name_that_data_gives_and_that_names_nothing_is_refused() {
        assertThat(Source.of(
                        from(Tasks.data("order.buyer")).argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        this::neverRan))
                .isEqualTo(new Composition.Refused<>(new Refusal(
                        "UNKNOWN_SOURCE",
                        "sourceStep is \"order.buyer\", which leads nowhere at \"buyer\"; there are"
                                + " [lines, number, owner], and is no activity that has run in this process instance"
                                + " either")));
        variables.put("single", 7);
        assertThat(Source.of(
                        from(Tasks.data("single")).argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        this::neverRan))
                .isEqualTo(new Composition.Refused<>(new Refusal(
                        "UNKNOWN_SOURCE", "sourceStep leads to a single value; an object or a list is expected")));
    }

    @Test
    void what_the_history_does_not_say_is_an_operators_whoever_names_the_activity() {
        StepHistory silent = new StepHistory() {
            @Override
            public Optional<Map<String, Object>> written(Task task, String activity) {
                return Optional.empty();
            }

            @Override
            public Unknown unknown(Task task, String activity) {
                return new Unknown("the history is off", true);
            }
        };

        assertThat(Source.of(
                        from(Tasks.data("Approve")).argument(SendNotification.SOURCE_STEP),
                        Tasks.with(variables),
                        silent))
                .isInstanceOfSatisfying(
                        Composition.InvalidStep.class,
                        mistaken -> assertThat(mistaken.mistake()).endsWith(", and the history is off"));
    }

    private List<Map<String, Object>> fields(String name) {
        return found(name).rows().stream().map(Row::fields).toList();
    }

    private Source found(String name) {
        return Source.of(from(name).argument(SendNotification.SOURCE_STEP), Tasks.with(variables), this::neverRan)
                .match(
                        source -> source,
                        reason -> {
                            throw new AssertionError(reason);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private static Arguments from(Object name) {
        return arguments(Map.of("sourceStep", name));
    }

    private static Arguments arguments(Map<String, Object> given) {
        return Arguments.read(SendNotification.STEP, Tasks.inputs(given), new Faults());
    }

    private Optional<Map<String, Object>> neverRan(Task task, String activity) {
        asked.add(activity);
        return Optional.empty();
    }
}
