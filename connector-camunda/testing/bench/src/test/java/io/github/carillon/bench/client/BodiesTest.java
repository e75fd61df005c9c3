package io.github.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.SendNotification;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodiesTest {

    @Test
    void the_ceiling_s_outputs_are_those_of_the_step() throws IOException {
        JsonNode outputs =
                new ObjectMapper().readTree(Bodies.completeWithOutputs()).path("localVariables");

        assertThat(outputs.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(SendNotification.STEP.outputs().stream()
                        .map(Output::name)
                        .toList());
    }

    @Test
    void a_fetch_without_variables_asks_for_none() throws IOException {
        ObjectMapper json = new ObjectMapper();

        JsonNode bare =
                json.readTree(Bodies.fetch("no-op", 100, false)).path("topics").path(0);
        JsonNode whole =
                json.readTree(Bodies.fetch("no-op", 100, true)).path("topics").path(0);

        assertThat(bare.path("variables").isArray()).isTrue();
        assertThat(whole.has("variables")).isFalse();
    }
}
