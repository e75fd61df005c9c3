package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.device.DeviceState;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Send Notification to devices. */
final class SendPushTest {

    private static final Connections NO_CONNECTIONS = new Connections(Choice.none(), Choice.none(), Choice.none());

    private final PushFixture push = new PushFixture();
    private Connections connections = push.with(NO_CONNECTIONS);
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "notificationType",
            "Push",
            "subject",
            "Order {{number}}",
            "body",
            "Dear {{recipient.firstName}}, please decide.",
            "to",
            "mary",
            "number",
            7,
            "link",
            "https://shop.example.org/orders/{{number}}",
            "category",
            "ACTION_REQUIRED",
            "priority",
            "high"));

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void each_device_of_a_user_shows_the_one_note_that_is_in_their_inbox() {
        Device phone = push.device("mary", "Phone");
        Device laptop = push.device("mary", "Laptop");
        Device tablet = push.device("mary", "Tablet");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.entries())
                .allSatisfy(entry -> assertThat(entry.who()).isEqualTo("mary"))
                .allSatisfy(entry -> assertThat(entry.channel()).isEqualTo("push"))
                .extracting(Report.Entry::address)
                .containsExactlyInAnyOrder(phone.id(), laptop.id(), tablet.id());
        assertThat(push.inboxOf("mary")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("Order 7");
            assertThat(note.body()).isEqualTo("Dear Mary, please decide.");
            assertThat(note.link()).isEqualTo(URI.create("https://shop.example.org/orders/7"));
            assertThat(note.category()).isEqualTo("ACTION_REQUIRED");
            assertThat(note.severity()).isEqualTo(Severity.WARNING);
            assertThat(push.service.sent())
                    .extracting(DevicePush::note)
                    .extracting(Note::id)
                    .containsOnly(note.id());
        });
    }

    @Test
    void a_task_that_comes_again_pushes_nothing_again() {
        push.device("mary", "Phone");

        assertThat(deliver().report()).isEqualTo(deliver().report());
        assertThat(push.service.sent()).hasSize(1);
    }

    @Test
    void a_device_that_came_since_gets_the_same_note() {
        push.device("mary", "Phone");
        deliver();
        push.device("mary", "Laptop");

        assertThat(deliver().report().accepted()).isEqualTo(2);
        assertThat(push.service.sent()).hasSize(2);
        assertThat(push.inboxOf("mary")).hasSize(1);
    }

    @Test
    void what_cannot_show_it_is_skipped_and_named_with_the_reason() {
        push.device("mary", "Phone");
        Device silent = push.device("mary", "Old\nlaptop", true, Permission.DENIED);
        Device bare = push.device("mary", "Tablet", false, Permission.GRANTED);
        Device lost = push.device("mary", "Lost");
        push.devices.gone(lost, "410");
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("mary, Old laptop (" + silent.id() + ")", "PERMISSION_DENIED"),
                        new Skipped("mary, Tablet (" + bare.id() + ")", "CLIENT_MISSING"));
        assertThat(json(report)).contains("CLIENT_MISSING").doesNotContain("push.example.net", lost.id());
    }

    @Test
    void whoever_has_only_devices_that_are_gone_is_told_by_them() {
        Device lost = push.device("mary", "Lost");
        push.devices.gone(lost, "410");

        assertThat(deliver().report().skipped())
                .containsExactly(new Skipped("mary, Lost (" + lost.id() + ")", "DEVICE_GONE"));
    }

    @Test
    void whoever_has_no_device_and_whoever_is_no_user_is_named() {
        variables.put("to", "mary, ann@example.org, ghost");
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(report.entries()).isEmpty();
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("mary", "NO_DEVICE"),
                        new Skipped("a***@example.org", "no user of this installation"),
                        new Skipped("ghost", "unknown user"));
        assertThat(deliver().outputs().of(report))
                .containsEntry("ERROR_CODE", "NO_RECIPIENT")
                .containsEntry("skippedCount", 3);
    }

    @Test
    void a_device_of_another_tenant_is_not_reached() {
        push.device(new Reader("east", "mary"), "Phone", true, Permission.GRANTED);

        assertThat(deliver().report().skipped()).containsExactly(new Skipped("mary", "NO_DEVICE"));
    }

    @Test
    void a_device_that_turns_out_to_be_gone_is_skipped_too_and_the_register_hears_of_it() {
        Device phone = push.device("mary", "Phone");
        push.device("mary", "Laptop");
        push.service.whileSending(() -> {});
        push.service.answer(new Outcome.Refused(Device.GONE, "410"));
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.failed()).isZero();
        assertThat(report.skipped()).singleElement().satisfies(one -> {
            assertThat(one.who()).startsWith("mary, ");
            assertThat(one.reason()).isEqualTo("DEVICE_GONE");
        });
        assertThat(push.devices.of(phone.owner()))
                .extracting(Device::state)
                .containsExactlyInAnyOrder(DeviceState.ACTIVE, DeviceState.GONE);
    }

    @Test
    void what_a_push_service_refuses_is_a_refusal_and_the_note_is_there() {
        push.device("mary", "Phone");
        push.service.answer(new Outcome.Refused("TOO_LARGE", "too large"));

        assertThat(deliver().report().failed()).isOne();
        assertThat(push.inboxOf("mary")).hasSize(1);
    }

    @Test
    void whoever_does_not_want_pushes_gets_none_unless_it_is_critical() {
        push.device("mary", "Phone");
        push.declined.add("mary ACTION_REQUIRED Push");
        assertThat(deliver().report().skipped())
                .containsExactly(new Skipped("mary", "does not want ACTION_REQUIRED by Push", true));

        variables.put("priority", "critical");
        assertThat(deliver().report().accepted()).isOne();
    }

    @Test
    void several_rows_of_one_user_are_several_notes_on_each_of_their_devices() {
        push.device("mary", "Phone");
        push.device("mary", "Laptop");
        variables.remove("to");
        variables.put("sourceStep", "rows");
        variables.put("userInfoField", "who");
        variables.put("rows", List.of(Map.of("who", "mary", "number", 1), Map.of("who", "mary", "number", 2)));

        assertThat(deliver().report().accepted()).isEqualTo(4);
        assertThat(push.inboxOf("mary")).extracting(Note::title).containsExactlyInAnyOrder("Order 1", "Order 2");
    }

    @Test
    void what_only_a_mail_has_is_named() {
        push.device("mary", "Phone");
        push.service.answer(new Outcome.Accepted("id", null));
        variables.put("cc", "bob@example.org");

        assertThat(deliver().report().entries())
                .extracting(entry -> ((Outcome.Accepted) entry.outcome()).status())
                .containsExactly("not used, for a push has none: cc");
    }

    @Test
    void a_mail_may_follow_the_note_of_a_push() {
        push.device("mary", "Phone");
        connections = push.with(
                new Connections(Choice.only("relay", new ScriptedChannel<Mail>("smtp")), Choice.none(), Choice.none()));
        variables.put("escalateAfter", "PT30M");
        variables.put("connection", "relay");
        deliver();

        assertThat(push.service.sent().get(0).note().escalation().connection()).isEqualTo("relay");
    }

    @Test
    void a_connection_or_no_connection_for_pushes_is_a_mistake() {
        variables.put("connection", "browsers");
        assertThat(mistakes())
                .isEqualTo("connection \"browsers\" is not for pushes: each device is registered with its own");

        variables.remove("connection");
        connections = NO_CONNECTIONS;
        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker has no push connection configured");
    }

    @Test
    void a_push_needs_a_subject_and_a_text_as_a_note_does() {
        variables.remove("subject");
        variables.remove("body");

        assertThat(mistakes())
                .isEqualTo("one of subject, template is required; one of body, bodyField, template is required");
    }

    @Test
    void a_register_that_gives_no_answer_is_asked_again_later() {
        push.ledgers.close();

        assertThat(handle()).isInstanceOf(Result.Retryable.class);
    }

    private static String json(Report report) {
        return ((Outputs.JsonFile) new SendNotificationOutputs(new ObjectMapper())
                        .of(report)
                        .get("deliveries"))
                .json();
    }

    private Result.Delivered deliver() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return (Result.Delivered) result;
    }

    private String mistakes() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.InvalidStep.class);
        return ((Result.InvalidStep) result).mistakes();
    }

    private Result handle() {
        Deliveries deliveries = new Deliveries(
                "engine", push.dispatcher, RetryPolicy.standard(), WorkerListener.NONE, Clock.systemUTC());
        Recipient mary = new Recipient("mary", "Mary", "Jones", "mary@example.org", null, null);
        return new SendNotificationHandler(new MessageSender(
                        connections,
                        deliveries,
                        StepContext.of(id -> Optional.of(mary).filter(known -> id.equals("mary")))))
                .handle(Tasks.with(variables));
    }
}
