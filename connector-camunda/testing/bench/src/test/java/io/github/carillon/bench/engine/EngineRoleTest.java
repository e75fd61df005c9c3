package io.github.carillon.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.bench.child.Setup;
import io.github.carillon.bench.client.CeilingClient;
import io.github.carillon.testserver.SmtpTestServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine of the benchmarks still runs its models, although nobody measures it here. */
class EngineRoleTest {

    private static EngineRole engine;

    @BeforeAll
    static void start() {
        engine = EngineRole.open(new Setup(Map.of()));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void the_ceiling_works_off_what_waits_with_and_without_outputs() throws IOException, InterruptedException {
        workOff("bare", "no-op", false);
        workOff("mail", "send-notification", true);
        workOff("mail-properties", "send-notification", true);
        workOff("sms", "sendmessage", false);
    }

    @Test
    void the_connector_sends_from_within_the_engine() throws IOException, InterruptedException {
        try (SmtpTestServer relay = SmtpTestServer.start()) {
            ask("reset connector 3");
            ask("fill 0 3");
            ask("connector " + relay.port());
            ask("await 3");
            ask("idle");

            assertThat(relay.mails()).hasSize(3);
        }
    }

    private static void workOff(String model, String topic, boolean outputs) throws IOException, InterruptedException {
        CeilingClient ceiling = new CeilingClient(new Setup(Map.of("topic", topic))
                .with("engine", "http://127.0.0.1:" + ask("port") + "/engine-rest")
                .with("variables", outputs)
                .with("outputs", outputs));
        ask("reset " + model + " 6");
        ask("fill 0 4");
        assertThat(ask("finished")).isEqualTo("0");

        ceiling.answer("start", List.of());
        ask("arrive 4 2 100");
        ask("await 6");
        ceiling.answer("stop", List.of());

        assertThat(ask("finished")).isEqualTo("6");
        assertThat(ask("times 4").split(" ", -1)).hasSize(2).allMatch(micros -> Long.parseLong(micros) > 0);
    }

    private static String ask(String line) throws IOException, InterruptedException {
        List<String> words = List.of(line.split(" ", -1));
        return engine.answer(words.get(0), words.subList(1, words.size()));
    }
}
