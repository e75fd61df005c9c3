package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.testserver.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is tried again by the engine, and what waits for somebody. */
interface IncidentsAndRetries {

    @Test
    default void a_mail_that_cannot_be_sent_yet_is_tried_again(Lab lab) {
        defer(lab, "later@example.org", 2);
        Model model = Model.of("later").step(Step.mailTo("later@example.org"));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().mailsTo("later@example.org")).hasSize(1);
    }

    @Test
    default void after_the_last_attempt_there_is_an_incident_and_an_operator_s_retry_sends_it(Lab lab) {
        defer(lab, "much-later@example.org", 3);
        Model model = Model.of("much-later").step(Step.mailTo("much-later@example.org"));
        String instance = lab.run(model, Map.of());

        assertThat(lab.incident(instance)).contains("451");
        assertThat(lab.sinks().mailsTo("much-later@example.org")).isEmpty();
        lab.retry(instance);
        lab.finished(instance);

        assertThat(lab.sinks().mailsTo("much-later@example.org")).hasSize(1);
        assertThat(lab.rest().get("/incident?processInstanceId=" + instance)).isEmpty();
    }

    @Test
    default void all_mistakes_of_a_step_are_one_incident_at_once(Lab lab) {
        Model model = Model.of("mistaken")
                .step(Step.sendNotification("Smtp")
                        .with("subject", "Nobody")
                        .with("body", "")
                        .with("priority", "urgent"));

        assertThat(lab.incident(lab.run(model, Map.of()))).contains("priority", "urgent", "body", "userGroup");
    }

    private static void defer(Lab lab, String address, int times) {
        lab.sinks()
                .smtp()
                .next(Fault.reply(Fault.Phase.RCPT, "451 4.3.0 come back later")
                        .forRecipient(address)
                        .times(times));
    }
}
