package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One task of one instance several times. */
interface Loop {

    @Test
    default void each_round_of_a_loop_sends_anew_and_says_anew_what_became_of_it(Lab lab) {
        lab.sinks()
                .smtp()
                .next(Fault.reply(Fault.Phase.RCPT, "550 5.1.1 no such user").forRecipient("round-1@example.org"));
        Model model = Model.of("rounds")
                .step(Step.mailTo("round-${round}@example.org")
                        .with("subject", "Round {{round}}")
                        .property("onError", "continue"))
                .expression("count", "${execution.setVariable('round', round + 1)}")
                .backTo("send", "${round < 4}");

        Map<String, JsonNode> variables = lab.finished(lab.run(model, Map.of("round", 1)));

        assertThat(lab.sinks().mailsTo("round-1@example.org")).isEmpty();
        assertThat(lab.sinks().mailsTo("round-2@example.org")).hasSize(1);
        assertThat(lab.sinks().mailsTo("round-3@example.org")).hasSize(1);
        assertThat(variables.get("ERROR_CODE").isNull()).isTrue();
        assertThat(variables.get("acceptedCount").asInt()).isEqualTo(1);
    }
}
