package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.Permission;
import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Send Message to Users and Send Message to Devices. */
final class DirectMessageHandlerTest {

    private static final Recipient MARY = new Recipient("mary", "Mary", "Jones", "mary@example.org", null, null);
    private static final Recipient JOHN = new Recipient("john", "John", "Doe", "john@example.org", null, null);
    private static final Recipient KIM = new Recipient("kim", "Kim", "Lee", null, null, null);

    private final PushFixture push = new PushFixture();
    private final ScriptedChannel<Mail> relay = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Mail> service = new ScriptedChannel<>("graph");
    private Connections connections =
            push.with(new Connections(Choice.only("relay", relay), Choice.only("service", service), Choice.none()));
    private MessageLimits limits = MessageLimits.STANDARD;
    private Function<StepServices, StepHandler> step = DirectMessageHandler::toUsers;
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "users", "mary",
            "subject", "Maintenance",
            "message", "Dear {{recipient.firstName}}, tonight.",
            "pushMessage", "Tonight, {{recipient.firstName}}."));

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void unless_the_designer_says_otherwise_it_is_an_email() {
        push.device("mary", "Phone");
        Report report = deliver().report();

        assertThat(report.entries()).extracting(Report.Entry::channel).containsExactly("smtp");
        assertThat(relay.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Maintenance");
            assertThat(mail.text()).isEqualTo("Dear Mary, tonight.");
        });
        assertThat(push.service.sent()).isEmpty();
    }

    @Test
    void with_both_each_gets_an_email_and_a_push_on_each_device_and_the_report_names_the_channels() {
        push.device("mary", "Phone");
        push.device("mary", "Laptop");
        push.device("john", "Phone");
        variables.put("users", "mary, john");
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.entries())
                .extracting(Report.Entry::who, Report.Entry::channel)
                .containsExactlyInAnyOrder(
                        tuple("mary", "smtp"),
                        tuple("john", "smtp"),
                        tuple("mary", "push"),
                        tuple("mary", "push"),
                        tuple("john", "push"));
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(push.inboxOf("mary")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("Maintenance");
            assertThat(note.body()).isEqualTo("Tonight, Mary.");
        });
        assertThat(json(report)).contains("\"channel\" : \"push\"", "\"channel\" : \"smtp\"");
    }

    @Test
    void a_task_that_comes_again_sends_nothing_again() {
        push.device("mary", "Phone");
        variables.put("sendPush", "true");

        assertThat(deliver().report()).isEqualTo(deliver().report());
        assertThat(relay.sent()).hasSize(1);
        assertThat(push.service.sent()).hasSize(1);
    }

    @Test
    void whoever_has_no_device_is_named_and_gets_the_email_nevertheless() {
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped()).containsExactly(new Skipped("mary", "NO_DEVICE"));
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void whoever_has_no_address_is_named_and_gets_the_push_nevertheless() {
        push.device("kim", "Phone");
        variables.put("users", "kim");
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.entries()).extracting(Report.Entry::channel).containsExactly("push");
        assertThat(report.skipped()).containsExactly(new Skipped("kim", "no e-mail address"));
    }

    @Test
    void members_of_groups_are_meant_nobody_twice_and_who_is_unknown_is_named_once() {
        variables.put("users", "mary, ghost");
        variables.put("groups", "staff, nobodies");
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(relay.sent())
                .extracting(mail -> mail.to().value())
                .containsExactlyInAnyOrder("mary@example.org", "john@example.org");
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("ghost", "UNKNOWN_USER"),
                        new Skipped("nobodies", "UNKNOWN_GROUP"),
                        new Skipped("mary", "NO_DEVICE"),
                        new Skipped("john", "NO_DEVICE"));
    }

    @Test
    void nobody_at_all_is_a_refusal_and_no_recipients_a_mistake() {
        variables.put("users", "ghost");
        Result.Delivered delivered = deliver();
        assertThat(delivered.outputs().of(delivered.report())).containsEntry("ERROR_CODE", "NO_RECIPIENT");

        variables.remove("users");
        assertThat(mistakes()).isEqualTo("one of users, groups is required");
    }

    @Test
    void three_devices_of_one_owner_are_three_pushes_one_note_and_one_email_and_no_other_device_is_disturbed() {
        toDevices(push.device("mary", "Phone"), push.device("mary", "Laptop"), push.device("mary", "Tablet"));
        push.device("mary", "Watch");
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(4);
        assertThat(relay.sent()).hasSize(1);
        assertThat(push.service.sent())
                .extracting(sent -> sent.device().details().name())
                .containsExactlyInAnyOrder("Phone", "Laptop", "Tablet");
        assertThat(push.inboxOf("mary")).hasSize(1);
    }

    @Test
    void an_email_alone_goes_to_the_owners_of_devices_even_of_those_that_show_nothing() {
        Device silent = push.device("john", "Laptop", true, Permission.DENIED);
        toDevices(push.device("mary", "Phone"), push.device("mary", "Laptop"), silent);

        assertThat(deliver().report().accepted()).isEqualTo(2);
        assertThat(relay.sent())
                .extracting(mail -> mail.to().value())
                .containsExactly("mary@example.org", "john@example.org");
    }

    @Test
    void what_is_no_device_of_the_tenant_is_named_and_so_is_a_device_that_cannot_show_it() {
        Device phone = push.device("mary", "Phone");
        Device silent = push.device("mary", "Laptop", true, Permission.DENIED);
        Device foreign = push.device(new Reader("east", "mary"), "Phone", true, Permission.GRANTED);
        step = DirectMessageHandler::toDevices;
        variables.put("devices", Arrays.asList(phone.id(), silent.id(), foreign.id(), "0815", null));
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("0815", "UNKNOWN_DEVICE"),
                        new Skipped(foreign.id(), "UNKNOWN_DEVICE"),
                        new Skipped("devices, entry 5", "empty"),
                        new Skipped("mary, Laptop (" + silent.id() + ")", "PERMISSION_DENIED"));
    }

    @Test
    void the_owner_of_a_device_may_be_unknown_by_now() {
        toDevices(push.device("ghost", "Phone"));
        variables.put("sendPush", "true");

        assertThat(deliver().report().skipped()).containsExactly(new Skipped("ghost", "UNKNOWN_USER"));
    }

    @Test
    void neither_email_nor_push_is_a_mistake_and_where_data_says_so_a_refusal() {
        variables.put("sendEmail", "false");
        assertThat(mistakes()).isEqualTo("neither sendEmail nor sendPush is true: nothing would be sent");

        variables.put("sendEmail", false);
        assertThat(refusal())
                .isEqualTo(new Outcome.Refused(
                        "NOTHING_TO_SEND", "neither sendEmail nor sendPush is true: nothing would be sent"));
    }

    @Test
    void what_is_chosen_needs_its_text() {
        variables.put("sendPush", "true");
        variables.remove("subject");
        variables.remove("message");
        variables.put("pushMessage", "");
        assertThat(mistakes())
                .isEqualTo("one of message, pushMessage is required; subject is required where sendEmail is true;"
                        + " message is required where sendEmail is true; pushMessage is required where sendPush is"
                        + " true");

        variables.put("subject", Tasks.data(""));
        variables.put("message", Tasks.data("Hello"));
        variables.put("pushMessage", Tasks.data(" "));
        assertThat(refusal()).isEqualTo(new Outcome.Refused("NO_SUBJECT", "subject is empty; pushMessage is empty"));

        variables.put("sendEmail", "maybe");
        variables.put("sendPush", "false");
        assertThat(mistakes()).isEqualTo("sendEmail \"maybe\" is none of [true, false]");
    }

    @Test
    void what_is_not_chosen_needs_none() {
        push.device("mary", "Phone");
        variables.put("sendEmail", "false");
        variables.put("sendPush", "true");
        variables.remove("subject");
        variables.remove("message");

        assertThat(deliver().report().accepted()).isOne();
    }

    @Test
    void a_push_without_an_email_is_called_as_the_process_is() {
        push.device("mary", "Phone");
        variables.put("sendEmail", "false");
        variables.put("sendPush", "true");
        deliver();

        assertThat(push.inboxOf("mary")).extracting(Note::title).containsExactly("Nightly maintenance");
    }

    @ParameterizedTest
    @CsvSource({"subject, 100", "message, 3000", "pushMessage, 140"})
    void a_text_that_is_too_long_is_refused_and_not_cut(String parameter, int most) {
        push.device("mary", "Phone");
        variables.put("sendPush", "true");
        variables.put(parameter, "😀".repeat(most));
        assertThat(deliver().report().accepted()).isEqualTo(2);

        String wrong = parameter + " has " + (most + 1) + " characters, and " + most + " is the most";
        variables.put(parameter, "😀".repeat(most + 1));
        assertThat(mistakes()).isEqualTo(wrong);

        variables.put("filling", "x".repeat(most));
        variables.put(parameter, "{{filling}}!");
        assertThat(deliver().report().entries())
                .extracting(Report.Entry::outcome)
                .contains(new Outcome.Refused("TEXT_TOO_LONG", wrong));
    }

    @Test
    void other_limits_may_be_set() {
        push.device("mary", "Phone");
        limits = new MessageLimits(5, 200, 10);
        variables.put("sendPush", "true");
        variables.put("subject", "s".repeat(150));

        variables.put("message", "Hello");
        variables.put("pushMessage", "Hello!");
        assertThat(mistakes()).isEqualTo("pushMessage has 6 characters, and 5 is the most");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://example.org/a. Or http://example.org/b | https://example.org/a",
                "See (https://example.org/a_(b)), please | https://example.org/a_(b)",
                "See <HTTPS://example.org/a?b=c#d>! | HTTPS://example.org/a?b=c#d",
                "See http:// or https://βόλος.com/7… | https://xn--nxasmm1c.com/7"
            })
    void a_tap_opens_the_first_link_of_the_push(String text, String link) {
        push.device("mary", "Phone");
        variables.put("sendPush", "true");
        variables.put("pushMessage", text);
        deliver();

        assertThat(push.inboxOf("mary")).extracting(Note::link).containsExactly(URI.create(link));
        assertThat(push.inboxOf("mary")).extracting(Note::body).containsExactly(text);
    }

    @Test
    void a_link_of_its_own_wins_over_one_in_the_text() {
        push.device("mary", "Phone");
        variables.put("sendPush", "true");
        variables.put("pushMessage", "See https://example.org/a");
        variables.put("link", "https://example.org/own");
        deliver();

        assertThat(push.inboxOf("mary")).extracting(Note::link).containsExactly(URI.create("https://example.org/own"));
    }

    @Test
    void nothing_is_sent_as_long_as_one_of_the_texts_is_mistaken() {
        push.device("mary", "Phone");
        variables.put("sendPush", "true");
        variables.put("pushMessage", "{{nowhere}}");

        assertThat(mistakes()).startsWith("pushMessage ");
        assertThat(relay.sent()).isEmpty();
    }

    @Test
    void whoever_declines_one_channel_gets_it_by_the_other() {
        push.device("mary", "Phone");
        push.declined.add("mary INFO Push");
        variables.put("sendPush", "true");
        Report report = deliver().report();

        assertThat(report.entries()).extracting(Report.Entry::channel).containsExactly("smtp");
        assertThat(report.skipped()).containsExactly(new Skipped("mary", "does not want INFO by Push", true));
    }

    @Test
    void a_connection_may_be_named_of_either_kind_and_a_mail_service_is_taken_where_there_is_no_mail_server() {
        variables.put("connection", "service");
        deliver();
        assertThat(service.sent()).hasSize(1);

        variables.put("connection", "pigeon");
        assertThat(mistakes())
                .isEqualTo("connection \"pigeon\" names no connection for mails: there are [relay, service]");

        variables.remove("connection");
        variables.put("users", "john");
        connections = push.with(new Connections(Choice.none(), Choice.only("service", service), Choice.none()));
        deliver();
        assertThat(service.sent()).hasSize(2);
    }

    @Test
    void a_worker_without_pushes_says_so() {
        connections = new Connections(Choice.only("relay", relay), Choice.none(), Choice.none());
        variables.put("sendPush", "true");
        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker has no push connection configured");

        step = DirectMessageHandler::toDevices;
        variables.put("devices", "0815");
        variables.put("sendPush", "false");
        assertThat(mistakes())
                .isEqualTo("devices cannot be found: the worker has no push connection configured, and so no devices");
    }

    @Test
    void an_unknown_outcome_is_tried_again() {
        assertThat(deliver().policy().whenUnknown()).isEqualTo(WhenUnknown.REPEAT);
    }

    @Test
    void every_output_is_set() {
        Result.Delivered delivered = deliver();

        assertThat(delivered.outputs().of(delivered.report()).keySet())
                .containsExactlyInAnyOrderElementsOf(step.apply(services()).step().outputs().stream()
                        .map(output -> output.name())
                        .toList());
    }

    private void toDevices(Device... devices) {
        step = DirectMessageHandler::toDevices;
        variables.put("devices", Arrays.stream(devices).map(Device::id).toList());
    }

    private static String json(Report report) {
        return ((Outputs.JsonFile) new SendNotificationOutputs(new ObjectMapper())
                        .of(report)
                        .get("deliveries"))
                .json();
    }

    private Outcome refusal() {
        return deliver().report().entries().get(0).outcome();
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
        return step.apply(services()).handle(Tasks.with(variables));
    }

    private StepServices services() {
        Deliveries deliveries = new Deliveries(
                "engine", push.dispatcher, RetryPolicy.standard(), WorkerListener.NONE, Clock.systemUTC());
        StepContext context = new StepContext(
                new People(),
                (task, activity) -> Optional.empty(),
                (task, name, locale) -> Optional.empty(),
                task -> Map.of("definitionName", "Nightly maintenance"),
                ZoneOffset.UTC,
                Language.ENGLISH);
        return new StepServices(
                new MessageSender(connections, deliveries, context), connections, deliveries, context, limits, true);
    }

    /** Three users, of whom two are in a group. */
    private static final class People implements Directory {

        @Override
        public Optional<Recipient> user(String id) {
            return List.of(MARY, JOHN, KIM).stream()
                    .filter(one -> id.equals(one.userId()))
                    .findFirst();
        }

        @Override
        public Optional<List<Recipient>> members(String group) {
            return Optional.of(List.of(MARY, JOHN)).filter(members -> group.equals("staff"));
        }
    }
}
