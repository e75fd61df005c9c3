package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine remembers of an instance. */
interface History {

    @Test
    default void what_an_activity_wrote_is_read_although_it_was_changed_since(Lab lab) {
        Model model = Model.of("remembers")
                .expression("offer", "${execution.setVariable('price', '100')}")
                .expression("discount", "${execution.setVariable('price', '90')}")
                .step(Step.mailTo("history@example.org")
                        .with("sourceStep", "offer")
                        .with("subject", "Instead of {{price}}"));

        lab.finished(lab.run(model, Map.of()));

        assertThat(lab.sinks().mailsTo("history@example.org"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Subject: Instead of 100"));
    }
}
