package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.carillon.announce.AnnounceStep;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.engine.RealEngine;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application adds a step of its own: it is fetched, composed, delivered once and answered as Carillon's are. */
final class OwnStepOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    private final ScriptedChannel<Mail> channel = new ScriptedChannel<>("smtp");
    private final Ledgers ledgers = new Ledgers();
    private final Ledger ledger = ledgers.ledger();

    @AfterEach
    void clear() {
        ENGINE.clear();
        ledgers.close();
    }

    @Test
    void each_reader_gets_a_mail_and_the_process_its_output() {
        deploy("ann@example.org, bob@example.org", "No. {{number}}");
        try (CarillonWorker worker =
                builder().step(services -> new AnnounceStep(services.sender())).build()) {
            worker.start();
            String instance = ENGINE.start("announcing", Map.of("number", 7));

            await().until(() -> ENGINE.isEnded(instance));
            assertThat(channel.sent()).extracting(Mail::subject).containsOnly("No. 7");
            assertThat(channel.sent())
                    .extracting(Mail::to)
                    .extracting(EmailAddress::value)
                    .containsExactlyInAnyOrder("ann@example.org", "bob@example.org");
            assertThat(ENGINE.history()
                            .createHistoricVariableInstanceQuery()
                            .variableName("announcedTo")
                            .singleResult()
                            .getValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void what_is_wrong_with_it_is_told_by_the_names_of_its_own_parameters() {
        deploy("", "");
        try (CarillonWorker worker =
                builder().step(services -> new AnnounceStep(services.sender())).build()) {
            worker.start();
            String instance = ENGINE.start("announcing", Map.of("number", 7));

            await().until(() -> ENGINE.incident(instance) != null);
            assertThat(ENGINE.incident(instance))
                    .isEqualTo("Invalid step configuration: headline is required; readers is required");
            assertThat(channel.sent()).isEmpty();
        }
    }

    @Test
    void two_steps_of_one_topic_are_refused() {
        assertThatThrownBy(() -> builder()
                        .step(services -> new AnnounceStep(services.sender()))
                        .step(services -> new AnnounceStep(services.sender()))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("announce");
    }

    private CarillonWorker.Builder builder() {
        return CarillonWorker.builder(
                TestWorker.settings(ENGINE.rest()),
                new Connections(Choice.only("main", channel), Choice.none(), Choice.none()),
                ledger);
    }

    private static void deploy(String readers, String headline) {
        ServiceTaskBuilder task = Bpmn.createExecutableProcess("announcing")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("announce")
                .camundaType("external")
                .camundaTopic("announce")
                .camundaInputParameter("headline", headline)
                .camundaInputParameter("news", "There is news.")
                .camundaInputParameter("readers", readers);
        ENGINE.deploy("announcing", task.endEvent().done());
    }
}
