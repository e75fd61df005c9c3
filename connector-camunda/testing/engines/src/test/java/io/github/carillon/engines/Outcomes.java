package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.TwilioAnswer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What became of a message, told to the process as its model says. */
interface Outcomes {

    Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

    @Test
    default void a_refused_mail_is_data_for_a_process_that_goes_on(Lab lab) {
        refuse(lab, "refused@example.org");
        Model model =
                Model.of("goes-on").step(Step.mailTo("refused@example.org").property("onError", "continue"));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of()));

        assertThat(variables.get("ERROR_CODE").asText()).startsWith("5");
        assertThat(variables.get("failedCount").asInt()).isEqualTo(1);
        assertThat(variables.get("MESSAGE_SID").isNull()).isTrue();
    }

    @Test
    default void a_refused_mail_takes_the_path_of_the_error_that_the_model_catches(Lab lab) {
        refuse(lab, "caught@example.org");
        Model model = Model.of("catches")
                .step(Step.mailTo("caught@example.org").property("onError", "bpmnError"))
                .catching("send");
        String instance = lab.run(model, Map.of());

        Map<String, JsonNode> variables = lab.finished(instance);

        assertThat(lab.passed(instance, "refused")).isTrue();
        assertThat(variables.get("ERROR_CODE").asText()).startsWith("5");
    }

    @Test
    default void a_refused_mail_whose_error_nobody_catches_is_an_incident_and_ends_nothing(Lab lab) {
        refuse(lab, "uncaught@example.org");
        Model model =
                Model.of("uncaught").step(Step.mailTo("uncaught@example.org").property("onError", "bpmnError"));

        assertThat(lab.incident(lab.run(model, Map.of()))).contains("NOTIFICATION_REFUSED");
    }

    @Test
    default void wrong_credentials_are_an_incident_even_where_the_process_would_go_on(Lab lab) {
        Model model = Model.of("wrong-token")
                .step(Step.sendMessage()
                        .with("TO", "+4915112345678")
                        .with("BODY", "Not to be sent.")
                        .with("AUTH_TOKEN", "00000000000000000000000000000000")
                        .property("onError", "continue"));

        assertThat(lab.incident(lab.run(model, Map.of()))).contains("20003").doesNotContain("0000000000");
    }

    @Test
    default void a_mail_whose_answer_is_lost_is_sent_again_with_the_same_id(Lab lab) {
        lab.sinks().smtp().next(Fault.drop(Fault.Phase.DOT));
        Model model = Model.of("lost-answer").step(Step.mailTo("twice@example.org"));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().mailsTo("twice@example.org"))
                .hasSize(2)
                .extracting(mail -> MESSAGE_ID
                        .matcher(mail.text())
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .satisfies(ids -> assertThat(ids.get(0)).isNotEmpty().isEqualTo(ids.get(1)));
    }

    @Test
    default void a_text_whose_answer_is_lost_is_asked_for_and_not_sent_again(Lab lab) {
        lab.sinks().twilio().next(TwilioAnswer.drop());
        Model model = Model.of("lost-text")
                .step(Step.sendMessage().with("TO", "+4915112345678").with("BODY", "Only once."));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().twilio().messages())
                .filteredOn(text -> "Only once.".equals(text.body()))
                .singleElement()
                .satisfies(text ->
                        assertThat(variables.get("MESSAGE_SID").asText()).isEqualTo(text.sid()));
    }

    private static void refuse(Lab lab, String address) {
        lab.sinks()
                .smtp()
                .next(Fault.reply(Fault.Phase.RCPT, "550 5.1.1 no such user").forRecipient(address));
    }
}
