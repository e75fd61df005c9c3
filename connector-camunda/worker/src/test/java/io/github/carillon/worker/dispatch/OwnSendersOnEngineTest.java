package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerChannel;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.core.twilio.TwilioChannel;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.SendMessageHandler;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.task.Task;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioMessage;
import io.github.carillon.testserver.TwilioTestServer;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks with senders of their own beside tasks with none, on a real engine and a Twilio that counts. */
final class OwnSendersOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String NOT_OURS = "+15005550007";
    private static final int EACH = 8;

    private final String key = "process-" + UUID.randomUUID();
    private final Clock clock = Clock.systemUTC();
    private final Ledgers ledgers = new Ledgers();
    private final Breaker breaker = new Breaker("text", BreakerListener.NONE, clock, () -> 0);
    private final TwilioTestServer twilio =
            TwilioTestServer.start(new TwilioAccount(ACCOUNT, "token", Map.of()), Clock.systemUTC());
    private final TwilioChannel channel = channel();
    private final Subscriptions worker = worker();

    OwnSendersOnEngineTest() throws IOException {}

    @AfterEach
    void close() {
        worker.close();
        channel.close();
        twilio.close();
        ledgers.close();
        ENGINE.clear();
    }

    @Test
    void however_many_bring_a_sender_that_is_not_theirs_the_others_go_out() {
        ENGINE.deploy(key, text(key, "FROM", "${from}"));
        ENGINE.deploy(key + "-account", text(key + "-account", "AUTH_TOKEN", "${token}"));
        ENGINE.deploy(key + "-plain", text(key + "-plain", "CONNECTION", "text"));
        List<String> foreign = new ArrayList<>();
        List<String> locked = new ArrayList<>();
        List<String> good = new ArrayList<>();
        for (int time = 0; time < EACH; time++) {
            foreign.add(ENGINE.start(key, Map.of("from", NOT_OURS)));
            locked.add(ENGINE.start(key + "-account", Map.of("token", "not the token")));
            good.add(ENGINE.start(key + "-plain", Map.of()));
            good.add(ENGINE.start(key, Map.of("from", "Shop")));
        }
        worker.start();

        await().atMost(LONG).until(() -> good.stream().allMatch(ENGINE::isEnded));
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(foreign)
                    .allSatisfy(task -> assertThat(ENGINE.incident(task))
                            .startsWith("What this step brings itself must be repaired")
                            .contains("21606"));
            assertThat(locked)
                    .allSatisfy(task ->
                            assertThat(ENGINE.incident(task)).contains("connection \"text\" is not at fault", "20003"));
        });
        assertThat(breaker.health()).isEmpty();
        assertThat(twilio.messages())
                .hasSize(2 * EACH)
                .extracting(TwilioMessage::from)
                .doesNotContain(NOT_OURS);
    }

    private Subscriptions worker() {
        WorkerSettings settings = TestWorker.settings(ENGINE.rest());
        Connections connections = new Connections(
                Choice.none(),
                Choice.none(),
                Choice.only("text", new SmsConnection(own -> new BreakerChannel<>(channel.with(own), breaker), null)));
        Deliveries deliveries = new Deliveries(
                settings.engineId(),
                new Dispatcher(ledgers.ledger(), clock),
                settings.retry(),
                WorkerListener.NONE,
                clock);
        return new Subscriptions(
                new RestEngine(ENGINE.rest(), EngineAccess.none()),
                settings,
                List.of(new SendMessageHandler(connections, deliveries, task -> Map.of(), ZoneOffset.UTC)),
                ledgers.ledger(),
                Task::id,
                WorkerListener.NONE,
                clock);
    }

    private TwilioChannel channel() {
        SmsCredentials credentials = new SmsCredentials(ACCOUNT, null, Secret.of("token"), "+15005550006", null);
        return new TwilioChannel(
                new TwilioSettings(credentials, twilio.baseUri(), null, null, null, HttpLimits.defaults()), clock);
    }

    private static BpmnModelInstance text(String key, String parameter, String value) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("sendmessage")
                .camundaInputParameter("TO", "+33612345678")
                .camundaInputParameter("BODY", "Hello")
                .camundaInputParameter(parameter, value)
                .endEvent()
                .done();
    }
}
