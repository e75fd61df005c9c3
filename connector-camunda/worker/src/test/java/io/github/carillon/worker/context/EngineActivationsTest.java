package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine that says which installation it is, or does not. */
final class EngineActivationsTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T12:00:00.123Z");

    private final Ledgers ledgers = new Ledgers();
    private final HttpServer engine = server();
    private volatile int status = 200;
    private volatile String installation = "one";

    @AfterEach
    void stop() {
        engine.stop(0);
        ledgers.close();
    }

    @Test
    void a_number_is_told_apart_by_its_tasks_creation_and_its_engines_installation() {
        assertThat(activations().of(task("7", CREATED))).isEqualTo("7@2026-03-01T12:00:00.123Z@one");
        installation = "two";
        assertThat(activations().of(task("7", CREATED))).isEqualTo("7@2026-03-01T12:00:00.123Z@two");
    }

    @Test
    void a_uuid_needs_nothing_else() {
        status = 500;
        String id = UUID.randomUUID().toString();

        assertThat(activations().of(task(id, CREATED))).isEqualTo(id);
    }

    @Test
    void an_engine_that_says_less_is_told_apart_by_what_it_says() {
        assertThat(activations().of(task("7", null))).isEqualTo("7@one");
        status = 403;
        assertThat(activations().of(task("7", CREATED))).isEqualTo("7@2026-03-01T12:00:00.123Z");
        assertThat(activations().of(task("7", null))).isEqualTo("7");
    }

    @Test
    void an_activation_keeps_its_first_name_when_the_engine_begins_to_say_more() {
        status = 403;
        String first = activations().of(task("7", CREATED));
        sent(first);
        status = 200;

        assertThat(activations().of(task("7", CREATED))).isEqualTo(first);
        assertThat(activations().of(task("7", CREATED.plusMillis(1)))).endsWith("@one");
    }

    @Test
    void another_engine_at_the_same_address_is_noticed_after_it_was_away() {
        EngineActivations activations = activations();
        activations.of(task("7", CREATED));
        installation = "two";
        activations.engineWasAway();

        assertThat(activations.of(task("8", CREATED))).endsWith("@two");
    }

    @Test
    void nothing_is_sent_while_it_is_not_known_which_it_is() {
        engine.stop(0);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> activations().of(task("7", CREATED)));
    }

    private void sent(String activation) {
        DeliveryKey key = new DeliveryKey("engine", "", activation, "ann", "fake", "ann@example.org");
        Clock clock = Clock.systemUTC();
        new Dispatcher(ledgers.ledger(), clock)
                .dispatch(new Delivery<>(key, "text"), new ScriptedChannel<>("fake"), OnUnknown.REPEAT);
    }

    private EngineActivations activations() {
        URI rest = URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
        return new EngineActivations(new RestEngine(rest, EngineAccess.none()).queries(), "engine", ledgers.ledger());
    }

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/telemetry/data", exchange -> {
                byte[] answer = ("{\"installation\":\"" + installation + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Task task(String id, Instant created) {
        return new Task(
                id,
                "topic",
                "activity",
                "instance",
                "definition",
                "key",
                null,
                null,
                null,
                created,
                new Inputs(Map.of(), Map.of(), Map.of()));
    }
}
