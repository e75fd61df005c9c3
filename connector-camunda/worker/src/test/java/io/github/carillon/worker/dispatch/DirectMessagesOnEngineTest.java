package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Sms;
import io.github.carillon.steps.MessageLimits;
import io.github.carillon.steps.PushFixture;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.engine.RealEngine;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker as it is serves the steps that send to people and to devices, with users of the engine. */
final class DirectMessagesOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    private final PushFixture push = new PushFixture();
    private final ScriptedChannel<Mail> mails = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Sms> texts = new ScriptedChannel<>("sms");

    @BeforeEach
    void employ() {
        for (String name : List.of("olga", "paul")) {
            User user = ENGINE.identity().newUser(name);
            user.setFirstName(name);
            user.setEmail(name + "@example.org");
            ENGINE.identity().saveUser(user);
        }
        ENGINE.identity().saveGroup(ENGINE.identity().newGroup("watch"));
        ENGINE.identity().createMembership("olga", "watch");
        ENGINE.identity().createMembership("paul", "watch");
    }

    @AfterEach
    void clear() {
        ENGINE.clear();
        List.of("olga", "paul").forEach(ENGINE.identity()::deleteUser);
        ENGINE.identity().deleteGroup("watch");
        push.close();
    }

    @Test
    void members_of_a_group_get_an_email_and_a_push_on_each_device() {
        push.device("olga", "Phone");
        push.device("olga", "Laptop");
        String instance = run(
                "send-message-to-users",
                Map.of(
                        "groups", "watch",
                        "subject", "Alarm",
                        "message", "Dear {{recipient.firstName}}, look: {{what}}",
                        "sendPush", "true",
                        "pushMessage", "{{what}}"),
                Map.of("what", "Door 7"));

        assertThat(mails.sent())
                .extracting(Mail::text)
                .containsExactlyInAnyOrder("Dear olga, look: Door 7", "Dear paul, look: Door 7");
        assertThat(push.service.sent()).hasSize(2);
        assertThat(push.inboxOf("olga")).extracting(Note::body).containsExactly("Door 7");
        assertThat(output(instance, "acceptedCount")).isEqualTo(4);
        assertThat(output(instance, "skippedCount")).isEqualTo(1);
        assertThat(output(instance, "ERROR_CODE")).isNull();
    }

    @Test
    void devices_are_named_by_an_expression_and_a_push_alone_is_called_as_the_process_is() {
        Device phone = push.device("olga", "Phone");
        push.device("olga", "Laptop");
        String instance = run(
                "send-message-to-devices",
                Map.of("devices", "${ids}", "sendEmail", "false", "sendPush", "true", "pushMessage", "Check in"),
                Map.of("ids", phone.id() + ", 0815"));

        assertThat(push.service.sent()).extracting(sent -> sent.device().id()).containsExactly(phone.id());
        assertThat(push.inboxOf("olga")).extracting(Note::title).containsExactly("Sending");
        assertThat(output(instance, "skippedCount")).isEqualTo(1);
        assertThat(mails.sent()).isEmpty();
    }

    @Test
    void a_notification_goes_to_telephones_and_devices_too() {
        push.device("paul", "Phone");
        run(
                "send-notification",
                Map.of("notificationType", "Push", "userName", "paul", "subject", "Hello", "body", "There"),
                Map.of());
        run(
                "send-notification",
                Map.of("notificationType", "Sms", "to", "${number}", "body", "Hello"),
                Map.of("number", "+15005550006"));

        assertThat(push.inboxOf("paul")).extracting(Note::title).containsExactly("Hello");
        assertThat(texts.sent()).extracting(Sms::body).containsExactly("Hello");
    }

    @Test
    void the_limits_are_those_that_the_worker_was_given() {
        try (CarillonWorker worker = worker(new MessageLimits(140, 3, 3_000))) {
            worker.start();
            String instance = start(
                    "send-message-to-users", Map.of("users", "olga", "subject", "Alarm", "message", "Look"), Map.of());

            await().until(() -> ENGINE.incident(instance) != null);
            assertThat(ENGINE.incident(instance))
                    .isEqualTo("Invalid step configuration: subject has 5 characters, and 3 is the most");
        }
    }

    private String run(String topic, Map<String, String> parameters, Map<String, Object> variables) {
        try (CarillonWorker worker = worker(MessageLimits.STANDARD)) {
            worker.start();
            String instance = start(topic, parameters, variables);
            await().until(() -> ENGINE.isEnded(instance));
            return instance;
        }
    }

    private CarillonWorker worker(MessageLimits limits) {
        Connections connections = push.with(new Connections(
                Choice.only("main", mails),
                Choice.none(),
                Choice.only("texts", new SmsConnection(credentials -> texts, null))));
        return CarillonWorker.builder(TestWorker.settings(ENGINE.rest()), connections, push.ledgers.ledger())
                .limits(limits)
                .build();
    }

    private static String start(String topic, Map<String, String> parameters, Map<String, Object> variables) {
        ServiceTaskBuilder task = Bpmn.createExecutableProcess("sending")
                .name("Sending")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("send")
                .camundaType("external")
                .camundaTopic(topic);
        parameters.forEach(task::camundaInputParameter);
        ENGINE.deploy("sending", task.endEvent().done());
        return ENGINE.start("sending", variables);
    }

    private static Object output(String instance, String name) {
        return ENGINE.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
