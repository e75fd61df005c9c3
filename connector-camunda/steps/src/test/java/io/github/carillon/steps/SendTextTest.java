package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Send Notification to telephones. */
final class SendTextTest {

    private static final Map<String, Recipient> USERS = Map.of(
            "mary", new Recipient("mary", "Mary", "Jones", "mary@example.org", "+15005550006", null),
            "john", new Recipient("john", "John", "Smith", "john@example.org", null, null),
            "6605550009", new Recipient("6605550009", "Nine", null, null, "+15005550009", null));

    private final Ledgers ledgers = new Ledgers();
    private final Dispatcher dispatcher = new Dispatcher(ledgers.ledger(), Clock.systemUTC());
    private final ScriptedChannel<Sms> provider = new ScriptedChannel<>("sms");
    private final Set<String> asked = new HashSet<>();
    private Connections connections = connections(null, Optional.empty());
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "notificationType",
            "Sms",
            "body",
            "Dear {{recipient.firstName}}, no. {{number}}.",
            "to",
            "mary",
            "number",
            7));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_user_gets_it_on_their_telephone_and_no_subject_is_needed() {
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.entries()).extracting(Report.Entry::who).containsExactly("mary");
        assertThat(provider.sent())
                .containsExactly(new Sms(new PhoneNumber("+15005550006"), "Dear Mary, no. 7.", List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+43 660 555 00 01",
                "\u200E+436605550001",
                "tel:+43-660-5550001",
                "0660 5550001",
                "43 660 5550001"
            })
    void a_number_that_is_written_down_is_one(String number) {
        connections = connections("AT", Optional.empty());
        variables.put("to", number);
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(provider.sent()).extracting(Sms::to).containsExactly(new PhoneNumber("+436605550001"));
        assertThat(report.entries()).extracting(Report.Entry::who).containsExactly("+43***01");
    }

    @Test
    void a_user_whose_id_looks_like_a_number_is_a_user() {
        connections = connections("AT", Optional.empty());
        variables.put("to", "6605550009");

        deliver();
        assertThat(provider.sent()).extracting(Sms::to).containsExactly(new PhoneNumber("+15005550009"));
    }

    @Test
    void what_is_neither_a_user_nor_long_enough_for_a_number_is_an_unknown_user() {
        variables.put("to", "4711, mary");

        assertThat(deliver().report().skipped()).containsExactly(new Skipped("4711", "unknown user"));
        assertThat(provider.sent()).hasSize(1);
    }

    @Test
    void one_number_gets_one_message_however_often_it_is_named() {
        variables.put("to", List.of("+15005550006", "+1 (500) 555-0006", "mary", Map.of("phone", "15005550006")));
        variables.put("body", "Hello");

        assertThat(deliver().report().accepted()).isOne();
        assertThat(provider.sent()).hasSize(1);
    }

    @Test
    void people_of_the_data_have_their_numbers_in_it() {
        variables.remove("to");
        variables.put("userInfoField", "people");
        variables.put("body", "Dear {{recipient.firstName}}");
        variables.put(
                "people",
                List.of(
                        Map.of("firstName", "Ann", "phone", "+15005550001"),
                        Map.of("firstName", "Bob", "phone", "+15005550002", "email", "bob@example.org"),
                        Map.of("id", "mary", "email", "other@example.org"),
                        Map.of("id", "ghost", "phone", "+15005550003", "firstName", "Casper"),
                        Map.of("id", "spook", "email", "spook@example.org"),
                        Map.of("firstName", "Nobody")));
        Report report = deliver().report();

        assertThat(provider.sent())
                .extracting(Sms::body)
                .containsExactlyInAnyOrder("Dear Ann", "Dear Bob", "Dear Mary", "Dear Casper");
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("spook", "unknown user"),
                        new Skipped("userInfoField, entry 6", "neither user id nor phone number in it"));
    }

    @Test
    void whoever_has_no_number_is_skipped_and_a_bad_one_is_refused() {
        variables.put("to", List.of("john", "ann@example.org", "mary", Map.of("id", "mary2", "phone", "call me")));
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("john", "no phone number"), new Skipped("a***@example.org", "no phone number"));
        assertThat(report.with(Outcome.Refused.class)).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("mary2");
            assertThat(((Outcome.Refused) entry.outcome()).code()).isEqualTo("INVALID_ADDRESS");
        });
    }

    @Test
    void a_number_that_the_model_says_in_so_many_words_must_be_right() {
        variables.put("to", "mary, +999");
        assertThat(mistakes()).startsWith("to \"mary, +999\", entry 2: is not a valid phone number");
        variables.put("to", "whatsapp:+15005550006");
        assertThat(mistakes()).startsWith("to \"whatsapp:+15005550006\" is not a valid phone number");

        variables.put("to", Tasks.data("mary, +999"));
        variables.put("body", "Hello");
        assertThat(deliver().report().accepted()).isOne();
    }

    @Test
    void a_link_stands_below_the_text_unless_it_is_in_it() {
        variables.put("link", "https://shop.example.org/{{number}}");
        deliver();
        variables.put("to", "+15005550001");
        variables.put("body", "See https://shop.example.org/{{number}} please");
        deliver();

        assertThat(provider.sent())
                .extracting(Sms::body)
                .containsExactly(
                        "Dear Mary, no. 7.\nhttps://shop.example.org/7", "See https://shop.example.org/7 please");
    }

    @Test
    void what_a_text_message_has_no_use_for_is_named() {
        provider.answer(new Outcome.Accepted("SM1", null));
        variables.put("subject", "Order");
        variables.put("cc", "bob@example.org");
        variables.put("escalateAfter", "PT30M");

        assertThat(deliver().report().entries())
                .extracting(entry -> ((Outcome.Accepted) entry.outcome()).status())
                .containsExactly("not used, for a text message has none: cc, subject, escalateAfter");
    }

    @Test
    void html_becomes_text() {
        variables.put("format", "html");
        variables.put("body", "<p>Dear <b>{{recipient.firstName}}</b></p>");
        deliver();

        assertThat(provider.sent()).extracting(Sms::body).containsExactly("Dear Mary");
    }

    @Test
    void an_unknown_outcome_is_parked_unless_the_model_says_otherwise() {
        assertThat(deliver().policy().whenUnknown()).isEqualTo(WhenUnknown.PARK);
        variables.put("onUnknown", "");
        assertThat(deliver().policy().whenUnknown()).isEqualTo(WhenUnknown.PARK);
        variables.put("onUnknown", "repeat");
        assertThat(deliver().policy().whenUnknown()).isEqualTo(WhenUnknown.REPEAT);
    }

    @Test
    void a_connection_whose_credentials_are_missing_is_a_mistake() {
        connections = connections(null, Optional.of("FROM is missing"));

        assertThat(mistakes()).isEqualTo("FROM is missing");
    }

    @Test
    void a_connection_for_mails_is_none_for_text_messages() {
        variables.put("connection", "relay");

        assertThat(mistakes()).isEqualTo("connection \"relay\" names no text message connection: there are [twilio]");
    }

    @Test
    void no_number_is_shown_whole() {
        variables.put("to", List.of("+15005550008", "+15005550007x"));
        variables.put("body", "Hello");
        Report report = deliver().report();
        Outputs.JsonFile deliveries = (Outputs.JsonFile)
                new SendNotificationOutputs(new ObjectMapper()).of(report).get("deliveries");

        assertThat(deliveries.json()).contains("+15***08").doesNotContain("5550008", "5550007");
    }

    private Connections connections(String country, Optional<String> mistake) {
        return new Connections(
                Choice.none(),
                Choice.none(),
                Choice.only("twilio", new SmsConnection(credentials -> given(credentials), none -> mistake, country)));
    }

    private ScriptedChannel<Sms> given(SmsCredentials credentials) {
        assertThat(credentials).isEqualTo(SmsCredentials.NONE);
        return provider;
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
        Deliveries deliveries =
                new Deliveries("engine", dispatcher, RetryPolicy.standard(), WorkerListener.NONE, Clock.systemUTC());
        return new SendNotificationHandler(new MessageSender(connections, deliveries, StepContext.of(id -> {
                    asked.add(id);
                    return Optional.ofNullable(USERS.get(id));
                })))
                .handle(Tasks.with(variables));
    }
}
