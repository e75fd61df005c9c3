package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.steps.parameter.OnError;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SendMessageHandlerTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    private static final PhoneNumber TO = new PhoneNumber("+15005550006");

    private final Ledgers ledgers = new Ledgers();
    private final ScriptedChannel<Sms> channel = new ScriptedChannel<>("sms");
    private final List<SmsCredentials> overrides = new ArrayList<>();
    private final Map<String, Object> variables = new HashMap<>(Map.of("TO", "+1 500 555 0006", "BODY", "Hello"));
    private final SendMessageHandler handler = handler();

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_number_gets_the_text() {
        Result.Delivered delivered = deliver();

        assertThat(channel.sent()).containsExactly(new Sms(TO, "Hello", List.of(), null));
        assertThat(delivered.report().accepted()).isEqualTo(1);
        assertThat(delivered.policy().onError()).isEqualTo(OnError.CONTINUE);
        assertThat(delivered.policy().whenUnknown()).isEqualTo(WhenUnknown.PARK);
    }

    @Test
    void the_plus_may_be_left_out_and_the_number_be_a_number() {
        variables.put("TO", 15005550006L);
        deliver();

        assertThat(channel.sent()).extracting(Sms::to).containsExactly(TO);
    }

    @Test
    void a_number_that_is_none_is_refused_with_twilios_code_and_not_asked_about() {
        variables.put("TO", Tasks.data("mary"));
        Report report = deliver().report();

        assertThat(report.entries().get(0).outcome()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("21211");
            assertThat(refused.reason())
                    .startsWith("TO is not a valid phone number")
                    .doesNotContain("mary");
        });
        assertThat(channel.sent()).isEmpty();

        variables.put("TO", "mary");
        assertThat(handle())
                .isEqualTo(
                        new Result.InvalidStep("TO \"mary\" is not a valid phone number: one looks like +15005550006"));
    }

    @Test
    void a_number_without_a_country_belongs_to_that_of_the_chosen_connection() {
        variables.put("TO", "020 7946 0958");
        deliver();
        variables.put("CONNECTION", " german ");
        deliver();

        assertThat(channel.sent())
                .extracting(Sms::to)
                .containsExactly(new PhoneNumber("+442079460958"), new PhoneNumber("+492079460958"));
    }

    @Test
    void a_number_without_a_country_is_refused_where_the_chosen_connection_has_none_either() {
        variables.put("TO", Tasks.data("020 7946 0958"));
        variables.put("CONNECTION", "anywhere");

        assertThat(deliver().report().entries().get(0).outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void credentials_that_are_not_whole_are_a_mistake_or_where_data_says_them_a_refusal() {
        variables.put("CONNECTION", "nobody's");
        assertThat(handle()).isEqualTo(new Result.InvalidStep("FROM is missing"));

        variables.put("FROM", Tasks.data(" "));
        assertThat(deliver().report().entries().get(0).outcome())
                .isEqualTo(new Outcome.Refused("21603", "FROM is missing"));
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void media_and_validity_go_along() {
        variables.put("BODY", null);
        variables.put("MEDIA_URL", "https://example.org/a.png");
        variables.put("VALIDITY_PERIOD", "60");
        deliver();

        assertThat(channel.sent())
                .containsExactly(
                        new Sms(TO, null, List.of(URI.create("https://example.org/a.png")), Duration.ofSeconds(60)));
    }

    @Test
    void the_task_overrides_the_connection_one_by_one() {
        deliver();
        variables.put("FROM", " Shop ");
        deliver();
        variables.put("AUTH_TOKEN", "hunter2");
        variables.put("ACCOUNT_SID", ACCOUNT);
        variables.put("MESSAGING_SERVICE_SID", SERVICE);
        deliver();

        assertThat(overrides)
                .containsExactly(
                        new SmsCredentials(null, null, null, null, null),
                        new SmsCredentials(null, null, null, "Shop", null),
                        new SmsCredentials(ACCOUNT, null, Secret.of("hunter2"), "Shop", SERVICE));
    }

    @Test
    void every_wrong_parameter_is_told_at_once() {
        variables.clear();
        variables.put("VALIDITY_PERIOD", "0");

        assertThat(handle())
                .isEqualTo(new Result.InvalidStep(
                        "TO is required; VALIDITY_PERIOD \"0\" is no whole number of seconds from 1"
                                + " to 36000; one of BODY, MEDIA_URL is required"));
    }

    @Test
    void a_sender_or_account_that_is_none_is_found_before_anybody_is_asked() {
        variables.put("FROM", "WAY TOO LONG A NAME");
        variables.put("ACCOUNT_SID", "AC1");
        variables.put("MESSAGING_SERVICE_SID", "MG1");

        assertThat(handle())
                .isEqualTo(new Result.InvalidStep(
                        "ACCOUNT_SID \"AC1\" is none of Twilio's ids: one is AC and 32 hexadecimal digits; FROM \"WAY"
                                + " TOO LONG A NAME\" is not a valid sender: one is a number with its country code, a"
                                + " short code of 3 to 8 digits, or at most 11 letters and digits; MESSAGING_SERVICE_SID"
                                + " \"MG1\" is none of Twilio's ids: one is MG and 32 hexadecimal digits"));
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void a_step_is_blamed_for_the_sender_it_brought_itself() {
        channel.bringing(Brought.SENDER);
        channel.answer(new Outcome.Misconfigured("21606", "no such sender", Outcome.Scope.SENDER));

        assertThat(deliver().report().entries().get(0).outcome())
                .isEqualTo(new Outcome.Misconfigured("21606", "no such sender", Outcome.Scope.TASK));
    }

    @Test
    void a_connection_that_is_not_there_is_a_mistake() {
        variables.put("CONNECTION", "other");

        assertThat(handle())
                .isEqualTo(new Result.InvalidStep(
                        "CONNECTION \"other\" names no text message connection: there are [anywhere, german,"
                                + " main, nobody's]"));
    }

    @Test
    void a_task_that_comes_again_sends_nothing_and_has_the_same_id() {
        Report first = deliver().report();

        assertThat(deliver().report()).isEqualTo(first);
        assertThat(channel.sent()).hasSize(1);
    }

    @Test
    void an_unknown_outcome_is_parked() {
        channel.answer(new Outcome.Unknown("503", "no answer"));
        Report first = deliver().report();

        assertThat(deliver().report()).isEqualTo(first);
        assertThat(channel.sent()).hasSize(1);
    }

    @Test
    void placeholders_stand_for_variables_and_what_is_known_of_process_and_recipient() {
        variables.put(
                "BODY", "Dear {{customer.name}}, {{process.businessKey}} of {{process.name}} for {{recipient.phone}}");
        variables.put("customer", Map.of("name", "Ann & Bob"));
        deliver();

        assertThat(channel.sent())
                .extracting(Sms::body)
                .containsExactly("Dear Ann & Bob, order-7 of Orders for +15005550006");
    }

    @Test
    void a_placeholder_that_leads_nowhere_is_a_mistake_and_nothing_is_sent() {
        variables.put("BODY", "Dear {{customr}}");

        assertThat(handle())
                .isInstanceOfSatisfying(
                        Result.InvalidStep.class,
                        mistaken -> assertThat(mistaken.mistakes())
                                .startsWith("BODY ")
                                .contains("customr"));
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void a_text_whose_placeholders_say_nothing_is_refused_with_twilios_code() {
        variables.put("BODY", " {{comment}}\n");
        variables.put("comment", "\u200b ");

        assertThat(deliver().report().entries())
                .extracting(Report.Entry::outcome)
                .containsExactly(new Outcome.Refused("21602", "BODY is empty"));
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void a_text_whose_placeholders_say_nothing_is_left_out_beside_media() {
        variables.put("BODY", "{{comment}}");
        variables.put("comment", null);
        variables.put("MEDIA_URL", "https://example.org/a.png");
        deliver();

        assertThat(channel.sent()).extracting(Sms::body).containsOnlyNulls();
    }

    @Test
    void what_a_variable_says_is_no_placeholder() {
        variables.put("BODY", "{{comment}}");
        variables.put("comment", "{{process.businessKey}}");
        deliver();

        assertThat(channel.sent()).extracting(Sms::body).containsExactly("{{process.businessKey}}");
    }

    @Test
    void whatsapp_is_chosen_as_twilio_writes_it() {
        variables.put("TO", "whatsapp:+1 500 555 0006");
        deliver();

        assertThat(channel.sent()).containsExactly(new Sms(TO, true, "Hello", List.of(), null));
    }

    @Test
    void nobody_sees_what_stands_around_a_number_and_in_it() {
        variables.put("TO", "\u202a+1\u00a0500\u200b5550006\u202c\ufeff");
        deliver();

        assertThat(channel.sent()).extracting(Sms::to).containsExactly(TO);
    }

    @Test
    void placeholders_may_name_any_variable() {
        assertThat(handler.variables()).isEmpty();
    }

    private Result.Delivered deliver() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return (Result.Delivered) result;
    }

    private Result handle() {
        return handler.handle(Tasks.with(variables));
    }

    private SendMessageHandler handler() {
        Map<String, SmsConnection> texts = Map.of(
                "main", new SmsConnection(this::channel, "GB"),
                "german", new SmsConnection(this::channel, "DE"),
                "anywhere", new SmsConnection(this::channel, null),
                "nobody's", new SmsConnection(this::channel, own -> Optional.of("FROM is missing"), null));
        Deliveries deliveries = new Deliveries(
                "engine",
                new Dispatcher(ledgers.ledger(), Clock.systemUTC()),
                RetryPolicy.standard(),
                WorkerListener.NONE,
                Clock.systemUTC());
        return new SendMessageHandler(
                new Connections(Choice.none(), Choice.none(), new Choice<>(texts, "main")),
                deliveries,
                task -> Map.of("name", "Orders"),
                ZoneOffset.UTC);
    }

    private Channel<Sms> channel(SmsCredentials given) {
        overrides.add(given);
        return channel;
    }
}
