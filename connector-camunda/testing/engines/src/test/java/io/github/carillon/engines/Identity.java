package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recipients that the engine's identity service knows. */
interface Identity {

    @Test
    default void every_member_of_a_group_gets_a_mail_that_greets_them_by_name(Lab lab) {
        Model model = Model.of("group")
                .step(Step.sendNotification("Smtp")
                        .with("userGroup", "sales")
                        .with("subject", "For {{recipient.firstName}}")
                        .with("body", "To all of you."));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().mailsTo("ann@example.org"))
                .anyMatch(mail -> mail.text().contains("Subject: For Ann"));
        assertThat(lab.sinks().mailsTo("bob@example.org"))
                .anyMatch(mail -> mail.text().contains("Subject: For Bob"));
    }

    @Test
    default void whoever_is_unknown_is_skipped_and_the_others_get_theirs(Lab lab) {
        Model model = Model.of("unknown-user")
                .step(Step.sendNotification("Smtp")
                        .with("userName", "ghost, mary")
                        .with("subject", "For users")
                        .with("body", "To those there are."));

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of()));

        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(1);
        assertThat(variables.get("skippedCount").asInt()).isEqualTo(1);
        assertThat(lab.sinks().mailsTo("mary@example.org"))
                .anyMatch(mail -> mail.text().contains("Subject: For users"));
    }
}
