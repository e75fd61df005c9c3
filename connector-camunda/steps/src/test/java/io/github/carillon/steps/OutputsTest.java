package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.SendMessage;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.TaskReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OutputsTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("id-1", "queued");
    private static final Outcome REFUSED = new Outcome.Refused("21211", "no number");
    private static final List<Skipped> SKIPPED = List.of(new Skipped("ghost", "unknown user"));

    private final Outputs notification = new SendNotificationOutputs(new ObjectMapper());
    private final Outputs message = new SendMessageOutputs();

    static Stream<Report> everyKindOfReport() {
        return Stream.of(
                report(),
                report(ACCEPTED),
                report(new Outcome.Accepted("id-2", null)),
                report(REFUSED),
                report(new Outcome.Misconfigured("20003", "wrong token")),
                report(new Outcome.Deferred("429", "later", Duration.ofSeconds(1))),
                report(new Outcome.Unknown("LOST", "no answer")),
                report(ACCEPTED, REFUSED, ACCEPTED),
                new Report(List.of(), SKIPPED),
                new Report(report(ACCEPTED).entries(), SKIPPED));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfReport")
    void every_declared_output_is_set_for_every_report(Report report) {
        assertThat(notification.of(report)).containsOnlyKeys(declared(SendNotification.STEP));
        assertThat(message.of(report)).containsOnlyKeys(declared(SendMessage.STEP));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfReport")
    void every_output_is_a_text_a_number_a_file_or_null(Report report) {
        assertThat(Stream.of(notification.of(report), message.of(report)).flatMap(outputs -> outputs.values().stream()))
                .allMatch(value -> value == null
                        || value instanceof String
                        || value instanceof Integer
                        || value instanceof Outputs.JsonFile);
    }

    @Test
    void a_message_that_was_accepted_has_its_id_and_no_error() {
        assertThat(message.of(report(ACCEPTED)))
                .containsEntry("MESSAGE_SID", "id-1")
                .containsEntry("MESSAGE_STATUS", "queued")
                .containsEntry("ERROR_CODE", null)
                .containsEntry("ERROR_MESSAGE", null);
    }

    @Test
    void a_message_that_was_refused_has_an_error_and_no_id() {
        assertThat(message.of(report(REFUSED)))
                .containsEntry("MESSAGE_SID", null)
                .containsEntry("MESSAGE_STATUS", null)
                .containsEntry("ERROR_CODE", "21211")
                .containsEntry("ERROR_MESSAGE", "no number");
    }

    @Test
    void a_notification_counts_and_names_the_first_id_and_the_first_error() {
        Report report = new Report(
                report(REFUSED, ACCEPTED, new Outcome.Accepted("id-2", null)).entries(), SKIPPED);

        assertThat(notification.of(report))
                .containsEntry("MESSAGE_SID", "id-1")
                .containsEntry("ERROR_CODE", "21211")
                .containsEntry("acceptedCount", 2)
                .containsEntry("failedCount", 1)
                .containsEntry("skippedCount", 1);
    }

    @Test
    void a_notification_to_nobody_has_an_error_of_its_own() {
        assertThat(notification.of(new Report(List.of(), SKIPPED)))
                .containsEntry("MESSAGE_SID", null)
                .containsEntry("ERROR_CODE", "NO_RECIPIENT")
                .containsEntry("ERROR_MESSAGE", "Nobody to notify: ghost (unknown user)");
    }

    @Test
    void a_notification_that_everybody_declined_says_so() {
        Skipped declined = new Skipped("mary", "does not want INFO by Smtp", true);

        assertThat(notification.of(new Report(List.of(), List.of(declined))))
                .containsEntry("ERROR_CODE", "DECLINED")
                .containsEntry("ERROR_MESSAGE", "Everybody has declined: mary (does not want INFO by Smtp)")
                .containsEntry("skippedCount", 1);
        assertThat(notification.of(new Report(List.of(), List.of(declined, SKIPPED.get(0)))))
                .containsEntry("ERROR_CODE", "NO_RECIPIENT")
                .containsEntry(
                        "ERROR_MESSAGE",
                        "Nobody to notify: 1 × does not want INFO by Smtp (mary); 1 × unknown user (ghost)")
                .containsEntry("skippedCount", 2);
        assertThat(notification.of(new Report(report(REFUSED).entries(), List.of(declined))))
                .containsEntry("ERROR_CODE", "21211")
                .containsEntry(
                        "ERROR_MESSAGE", "no number. Nobody got it: 1 × 21211; 1 × does not want INFO by Smtp (mary)");
        assertThat(notification.of(new Report(report(ACCEPTED).entries(), List.of(declined))))
                .containsEntry("ERROR_CODE", null);
    }

    @Test
    void an_error_text_is_never_longer_than_every_engine_takes() {
        Report report = report(new Outcome.Refused("INVALID_ROW", "x".repeat(10_000)));

        assertThat(notification.of(report).get("ERROR_MESSAGE")).asString().hasSize(2_000);
        assertThat(message.of(report).get("ERROR_MESSAGE")).asString().hasSize(2_000);
        assertThat(new TaskReply.BpmnError("CODE", "x".repeat(10_000), Map.of(), new TaskReply.Incident("message", ""))
                        .message())
                .hasSize(2_000);
    }

    @Test
    void the_file_lists_everybody_and_no_whole_address() throws Exception {
        Report report = new Report(report(ACCEPTED, REFUSED).entries(), SKIPPED);
        Outputs.JsonFile file = (Outputs.JsonFile) notification.of(report).get("deliveries");
        JsonNode list = new ObjectMapper().readTree(file.json());

        assertThat(file.name()).isEqualTo("deliveries.json");
        assertThat(list).hasSize(3);
        assertThat(fields(list.get(0)))
                .isEqualTo(Map.of(
                        "who",
                        "user 0",
                        "channel",
                        "fake",
                        "connection",
                        "main",
                        "address",
                        "a***",
                        "status",
                        "accepted",
                        "id",
                        "id-1",
                        "note",
                        "queued"));
        assertThat(fields(list.get(1))).containsEntry("code", "21211").containsEntry("reason", "no number");
        assertThat(fields(list.get(2)))
                .isEqualTo(Map.of("who", "ghost", "status", "skipped", "reason", "unknown user"));
    }

    @Test
    void the_file_says_when_a_message_was_held_or_went_another_way() throws Exception {
        Report report = report(
                new Outcome.Accepted("held-1", "held"),
                new Outcome.Accepted("id-2", "accepted by backup"),
                new Outcome.Accepted("id-3", null));
        Outputs.JsonFile file = (Outputs.JsonFile) notification.of(report).get("deliveries");
        JsonNode list = new ObjectMapper().readTree(file.json());

        assertThat(fields(list.get(0))).containsEntry("status", "accepted").containsEntry("note", "held");
        assertThat(fields(list.get(1))).containsEntry("note", "accepted by backup");
        assertThat(fields(list.get(2))).doesNotContainKey("note");
    }

    @Test
    void the_file_says_who_has_a_copy_only() throws Exception {
        Report.Entry entry = report(REFUSED).entries().get(0);
        Report report = new Report(List.of(entry, entry.as("cc")), List.of());
        Outputs.JsonFile file = (Outputs.JsonFile) notification.of(report).get("deliveries");
        JsonNode list = new ObjectMapper().readTree(file.json());

        assertThat(fields(list.get(0))).doesNotContainKey("as");
        assertThat(fields(list.get(1))).containsEntry("as", "cc");
    }

    @Test
    void the_file_is_routine_where_it_says_no_more_than_the_id_of_one_message() {
        Outcome sent = new Outcome.Accepted("id-1", null);

        assertThat(isRoutine(report(sent))).isTrue();
        assertThat(Stream.of(
                        report(ACCEPTED),
                        report(REFUSED),
                        report(sent, sent),
                        report(sent, REFUSED),
                        new Report(report(sent).entries(), SKIPPED),
                        new Report(List.of(), List.of())))
                .noneMatch(this::isRoutine);
    }

    private boolean isRoutine(Report report) {
        return ((Outputs.JsonFile) notification.of(report).get("deliveries")).routine();
    }

    private static Map<String, String> fields(JsonNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isNull() ? null : field.getValue().asText()));
        return fields;
    }

    private static Report report(Outcome... outcomes) {
        return new Report(
                Stream.iterate(0, index -> index + 1)
                        .limit(outcomes.length)
                        .map(index -> new Report.Entry("user " + index, "fake", "main", "a***", outcomes[index]))
                        .toList(),
                List.of());
    }

    private static List<String> declared(Step step) {
        return step.outputs().stream().map(Output::name).toList();
    }
}
