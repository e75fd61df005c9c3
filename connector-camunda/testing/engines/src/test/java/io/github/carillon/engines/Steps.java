package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.TwilioMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every step, and every kind of message. */
interface Steps {

    @Test
    default void a_mail_arrives_with_the_data_of_its_process_and_the_process_knows_its_id(Lab lab) {
        Model model = Model.of("mail")
                .step(Step.sendNotification("Smtp")
                        .with("to", "${customer}")
                        .with("subject", "Order {{number}}")
                        .with("body", "For {{process.businessKey}}."));

        Map<String, JsonNode> variables =
                lab.finished(lab.run(model, Map.of("customer", "steps@example.org", "number", 42)));

        assertThat(lab.sinks().mailsTo("steps@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("Subject: Order 42", "For mail.", "Message-ID: " + sid(variables)));
        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(1);
        assertThat(variables.get("ERROR_CODE").isNull()).isTrue();
    }

    @Test
    default void a_mail_goes_out_by_a_mail_service(Lab lab) {
        Model model = Model.of("service")
                .step(Step.sendNotification("Mail")
                        .with("to", "service@example.org")
                        .with("subject", "By a service")
                        .with("body", "It is sent."));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().sendGrid().mails())
                .filteredOn(mail -> mail.toString().contains("service@example.org"))
                .hasSize(1);
    }

    @Test
    default void a_note_is_in_the_inbox_of_its_user_and_in_no_other(Lab lab) throws Exception {
        Model model = Model.of("note")
                .step(Step.sendNotification("SignalR")
                        .with("userName", "ann")
                        .with("subject", "Please approve")
                        .with("body", "It waits for you."));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.worker().notes("ann", ""))
                .extracting(note -> note.path("title").asText())
                .contains("Please approve");
        assertThat(lab.worker().notes("bob", ""))
                .extracting(note -> note.path("title").asText())
                .doesNotContain("Please approve");
    }

    @Test
    default void a_text_message_is_sent_and_the_process_knows_its_sid(Lab lab) {
        Model model = Model.of("text")
                .step(Step.sendMessage().with("TO", "+4915112345678").with("BODY", "Order {{number}} is on its way."));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of("number", 43)));

        List<TwilioMessage> texts = lab.sinks().twilio().messages().stream()
                .filter(text -> "Order 43 is on its way.".equals(text.body()))
                .toList();
        assertThat(texts).singleElement().extracting(TwilioMessage::sid).isEqualTo(sid(variables));
    }

    @Test
    default void a_file_of_the_process_is_attached(Lab lab) {
        Model model = Model.of("file")
                .userTask("report")
                .step(Step.mailTo("file@example.org").with("attachments", "report"));
        String instance = lab.run(model, Map.of());
        lab.rest()
                .upload(
                        "/process-instance/" + instance + "/variables/report/data",
                        "september.pdf",
                        "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        String task = lab.rest()
                .get("/task?processInstanceId=" + instance)
                .get(0)
                .path("id")
                .asText();
        lab.rest().post("/task/" + task + "/complete", "{}");

        lab.finished(instance);

        assertThat(lab.sinks().mailsTo("file@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("september.pdf"));
    }

    @Test
    default void a_list_that_the_engine_keeps_in_java_s_own_form_is_read(Lab lab) {
        Model model = Model.of("list").step(Step.mailTo("").withList("to", "list-1@example.org", "list-2@example.org"));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of()));

        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(2);
        assertThat(lab.sinks().mailsTo("list-1@example.org")).hasSize(1);
        assertThat(lab.sinks().mailsTo("list-2@example.org")).hasSize(1);
    }

    @Test
    default void a_notification_goes_to_a_telephone(Lab lab) {
        Model model = Model.of("telephone")
                .step(Step.sendNotification("Sms")
                        .with("to", "+4915112345678")
                        .with("body", "Order {{number}} is there."));

        lab.finished(lab.run(model, Map.of("number", 44)));

        assertThat(lab.sinks().twilio().messages())
                .filteredOn(text -> "Order 44 is there.".equals(text.body()))
                .hasSize(1);
    }

    @Test
    default void a_message_to_users_reaches_each_member_of_a_group(Lab lab) {
        Model model = Model.of("to-users")
                .step(Step.messageToUsers()
                        .with("groups", "sales")
                        .with("subject", "To all in {{what}}")
                        .with("message", "Look."));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of("what", "sales")));

        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(2);
        for (String member : List.of("ann@example.org", "bob@example.org")) {
            assertThat(lab.sinks().mailsTo(member))
                    .filteredOn(mail -> mail.text().contains("Subject: To all in sales"))
                    .hasSize(1);
        }
    }

    @Test
    default void who_made_an_ab_test_hears_which_variant_was_chosen(Lab lab) throws Exception {
        Model model = Model.of("ab-test")
                .step(Step.abTest()
                        .with("mode", "Automatic")
                        .with("winner", "${best}")
                        .with("creator", "ann")
                        .with("modifiers", "ann, bob"));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of("best", "Variant B")));

        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(2);
        for (String user : List.of("ann", "bob")) {
            assertThat(lab.worker().notes(user, ""))
                    .filteredOn(note -> note.toString().contains("Variant B"))
                    .hasSize(1);
        }
    }

    private static String sid(Map<String, JsonNode> variables) {
        return variables.get("MESSAGE_SID").asText();
    }
}
