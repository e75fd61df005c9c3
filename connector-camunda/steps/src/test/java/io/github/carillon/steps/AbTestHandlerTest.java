package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Replies;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.Task;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A/B Test Notification. */
final class AbTestHandlerTest {

    private final PushFixture fixture = new PushFixture();
    private final Connections connections = fixture.with(new Connections(Choice.none(), Choice.none(), Choice.none()));
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "creator", "mary",
            "modifiers", "john, pilar",
            "mode", "Automatic",
            "winner", Tasks.data("Blue"),
            "link", "https://mails.example.org/{{number}}",
            "number", 7));
    private final Map<String, String> process = new HashMap<>();
    private boolean usual = true;
    private Language language = Language.ENGLISH;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void creator_and_modifiers_hear_which_variant_was_chosen_each_in_their_language_and_a_click_opens_the_email() {
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(fixture.inboxOf("mary")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("A/B test “Spring offer”: Blue was chosen");
            assertThat(note.body())
                    .isEqualTo("The A/B test “Spring offer” (order-7) has ended. The variant Blue was chosen.");
            assertThat(note.link()).isEqualTo(URI.create("https://mails.example.org/7"));
            assertThat(note.category()).isEqualTo("INFO");
        });
        assertThat(fixture.inboxOf("john")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("Test A/B «\u00a0Spring offer\u00a0»\u00a0: Blue a été choisie");
            assertThat(note.body())
                    .isEqualTo("Le test A/B «\u00a0Spring offer\u00a0» (order-7) est terminé. La variante Blue a été"
                            + " choisie.");
        });
        assertThat(fixture.inboxOf("pilar")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("Prueba A/B «Spring offer»: se ha elegido Blue");
            assertThat(note.body())
                    .isEqualTo("La prueba A/B «Spring offer» (order-7) ha terminado. Se ha elegido la variante Blue.");
        });
    }

    @Test
    void where_a_variant_must_be_chosen_they_are_asked_to() {
        variables.put("mode", Tasks.data("Manual"));
        variables.remove("winner");
        deliver();

        assertThat(fixture.inboxOf("mary")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("A/B test “Spring offer”: please choose a variant");
            assertThat(note.body())
                    .isEqualTo("The A/B test “Spring offer” (order-7) has ended. No variant is chosen yet: please"
                            + " choose one.");
            assertThat(note.category()).isEqualTo("ACTION_REQUIRED");
            assertThat(note.link()).isEqualTo(URI.create("https://mails.example.org/7"));
        });
        assertThat(fixture.inboxOf("john"))
                .extracting(Note::title)
                .containsExactly("Test A/B «\u00a0Spring offer\u00a0»\u00a0: veuillez choisir une variante");
        assertThat(fixture.inboxOf("pilar"))
                .extracting(Note::title)
                .containsExactly("Prueba A/B «Spring offer»: elija una variante");
    }

    @Test
    void where_a_variant_must_be_chosen_the_winner_is_not_read_whatever_it_is() {
        variables.put("mode", "Manual");
        variables.put("winner", List.of("A", "B"));
        assertThat(deliver().report().accepted()).isEqualTo(3);

        variables.put("winner", "{{variant}}");
        assertThat(deliver().report().accepted()).isEqualTo(3);
    }

    @Test
    void a_placeholder_in_place_of_a_person_is_a_mistake() {
        variables.put("creator", "{{editor}}");
        variables.put("modifiers", "john, {{editor}}");

        assertThat(mistakes())
                .contains("creator \"{{editor}}\" holds a placeholder")
                .contains("modifiers \"john, {{editor}}\", entry 2: holds a placeholder");
    }

    @Test
    void a_reader_of_another_language_reads_the_one_that_is_configured() {
        language = Language.SPANISH;
        variables.put("creator", "kim");
        variables.put("modifiers", "greta");
        deliver();

        assertThat(List.of(fixture.inboxOf("kim"), fixture.inboxOf("greta")))
                .allSatisfy(notes -> assertThat(notes)
                        .extracting(Note::title)
                        .containsExactly("Prueba A/B «Spring offer»: se ha elegido Blue"));
    }

    @Test
    void who_is_both_creator_and_modifier_has_one_note() {
        variables.put("modifiers", List.of("mary", "john", "mary"));

        assertThat(deliver().report().accepted()).isEqualTo(2);
        assertThat(fixture.inboxOf("mary")).hasSize(1);
    }

    @Test
    void a_task_that_comes_again_tells_nobody_again() {
        assertThat(deliver().report()).isEqualTo(deliver().report());
        assertThat(fixture.inboxOf("mary")).hasSize(1);
    }

    @Test
    void who_is_unknown_or_nobody_is_skipped_and_named_and_the_others_hear_of_it() {
        variables.put("creator", Tasks.data(""));
        variables.put("modifiers", Arrays.asList("ghost", null, "john"));
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("creator", "empty"),
                        new Skipped("ghost", "unknown user"),
                        new Skipped("modifiers, entry 2", "empty"));
    }

    @Test
    void nobody_at_all_is_a_refusal_and_neither_creator_nor_modifiers_a_mistake() {
        variables.put("creator", "ghost");
        variables.remove("modifiers");
        assertThat(outputs(deliver())).containsEntry("ERROR_CODE", "NO_RECIPIENT");

        variables.remove("creator");
        assertThat(mistakes()).isEqualTo("one of creator, modifiers is required");
    }

    @Test
    void who_has_declined_the_category_is_left_alone() {
        fixture.declined.add("mary INFO SignalR");
        variables.remove("modifiers");

        assertThat(outputs(deliver())).containsEntry("ERROR_CODE", "DECLINED");
    }

    @Test
    void automatic_without_a_winner_is_a_mistake_and_where_data_says_so_a_refusal() {
        variables.put("winner", "");
        assertThat(mistakes()).isEqualTo("winner is required unless mode is Manual");
        variables.remove("winner");
        assertThat(mistakes()).isEqualTo("winner is required unless mode is Manual");

        variables.put("winner", Tasks.data(" "));
        assertThat(deliver().report().entries().get(0).outcome())
                .isEqualTo(new Outcome.Refused("NO_WINNER", "winner is empty, and is required unless mode is Manual"));
        assertThat(fixture.inboxOf("mary")).isEmpty();
    }

    @Test
    void a_winner_is_shown_as_it_is_in_one_line_and_a_placeholder_that_nobody_would_fill_is_a_mistake() {
        variables.put("winner", Tasks.data("Blue\n{{number}}"));
        deliver();
        assertThat(fixture.inboxOf("mary"))
                .extracting(Note::title)
                .containsExactly("A/B test “Spring offer”: Blue {{number}} was chosen");

        variables.put("winner", "{{variant}}");
        assertThat(mistakes()).startsWith("winner \"{{variant}}\" holds a placeholder");
    }

    @Test
    void a_mode_that_is_none_is_told_with_everything_else_that_is_wrong() {
        variables.put("mode", "Random");
        variables.put("notify", "maybe");
        variables.put("creator", "mary@");

        assertThat(mistakes())
                .contains("mode \"Random\" is none of [Automatic, Manual]")
                .contains("notify \"maybe\" is none of [true, false]")
                .contains("creator \"mary@\" ");
    }

    @Test
    void switched_off_it_completes_and_nobody_is_told_whatever_else_it_says() {
        variables.put("notify", "false");
        variables.put("winner", "");
        variables.remove("creator");
        variables.remove("modifiers");
        Result.Delivered delivered = deliver();

        assertThat(outputs(delivered))
                .containsEntry("acceptedCount", 0)
                .containsEntry("failedCount", 0)
                .containsEntry("skippedCount", 0)
                .containsEntry("MESSAGE_SID", null)
                .containsEntry("ERROR_CODE", null)
                .containsEntry("ERROR_MESSAGE", null)
                .containsEntry("deliveries", new Outputs.JsonFile("deliveries.json", "[ ]", true));
        assertThat(new Replies(RetryPolicy.standard(), () -> 0, Clock.systemUTC()).reply(Tasks.fresh(), delivered))
                .isInstanceOf(TaskReply.Complete.class);
        assertThat(fixture.inboxOf("mary")).isEmpty();
    }

    /** What a step says goes before what its process says, and that before what the worker's configuration says. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, true, true",
                "-, -, false, false",
                "-, false, true, false",
                "-, true, false, true",
                "'', ' ', false, false",
                "'', FALSE, true, false",
                "true, false, false, true",
                "false, true, true, false"
            })
    void whether_they_are_told_is_said_by_the_step_or_the_process_or_the_configuration(
            String step, String ofProcess, boolean configured, boolean told) {
        if (step != null) {
            variables.put("notify", step);
        }
        if (ofProcess != null) {
            process.put("abTestNotify", ofProcess);
        }
        usual = configured;
        deliver();

        assertThat(fixture.inboxOf("mary")).hasSize(told ? 1 : 0);
    }

    @Test
    void an_expression_may_switch_it_off_and_one_that_says_nothing_leaves_it_to_the_process() {
        process.put("abTestNotify", "false");
        variables.put("notify", Tasks.data(""));
        assertThat(deliver().report()).isEqualTo(Report.ofNobodyMeant());

        variables.put("notify", true);
        assertThat(deliver().report().accepted()).isEqualTo(3);
    }

    @Test
    void what_the_process_says_may_be_mistaken_too() {
        process.put("abTestNotify", "maybe");
        usual = false;

        assertThat(mistakes()).isEqualTo("abTestNotify of the process \"maybe\" is none of [true, false]");
    }

    @Test
    void a_choice_that_is_none_is_no_reason_to_be_silent() {
        variables.put("notify", "maybe");
        usual = false;

        assertThat(mistakes()).isEqualTo("notify \"maybe\" is none of [true, false]");
    }

    @Test
    void every_output_is_set() {
        assertThat(outputs(deliver()))
                .containsOnlyKeys(new AbTestHandler(services())
                        .step().outputs().stream().map(Output::name).toArray(String[]::new));
    }

    private static Map<String, Object> outputs(Result.Delivered delivered) {
        return delivered.outputs().of(delivered.report());
    }

    private Result.Delivered deliver() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return (Result.Delivered) result;
    }

    private String mistakes() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.InvalidStep.class);
        return ((Result.InvalidStep) result).mistakes();
    }

    private Result handle() {
        Task task = Tasks.with(variables);
        Inputs said = task.inputs();
        return new AbTestHandler(services())
                .handle(task.withInputs(new Inputs(said.variables(), said.properties(), said.declared(), process)));
    }

    private StepServices services() {
        Deliveries deliveries = new Deliveries(
                "engine", fixture.dispatcher, RetryPolicy.standard(), WorkerListener.NONE, Clock.systemUTC());
        StepContext context = new StepContext(
                AbTestHandlerTest::user,
                (task, activity) -> Optional.empty(),
                (task, name, locale) -> Optional.empty(),
                task -> Map.of("definitionName", "Spring offer"),
                ZoneOffset.UTC,
                language);
        MessageSender sender = new MessageSender(connections, deliveries, context);
        return new StepServices(sender, connections, deliveries, context, MessageLimits.STANDARD, usual);
    }

    private static Optional<Recipient> user(String id) {
        Map<String, String> languages = Map.of("mary", "en", "john", "fr-CA", "pilar", "es", "greta", "de", "kim", "");
        return Optional.ofNullable(languages.get(id))
                .map(language -> new Recipient(
                        id, null, null, null, null, language.isEmpty() ? null : Locale.forLanguageTag(language)));
    }
}
