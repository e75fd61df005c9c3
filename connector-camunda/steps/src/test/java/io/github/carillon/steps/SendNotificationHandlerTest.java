package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.parameter.OnError;
import io.github.carillon.steps.parameter.WhenUnknown;
import io.github.carillon.steps.result.IncidentText;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.StepContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SendNotificationHandlerTest {

    private static final Map<String, Recipient> USERS = Map.of(
            "mary", new Recipient("mary", "Mary", "Jones", "mary@example.org", null, null),
            "john", new Recipient("john", "John", "Doe", null, null, null),
            "broken", new Recipient("broken", null, null, "broken@", null, null));

    private final Ledgers ledgers = new Ledgers();
    private final Ledger ledger = ledgers.ledger();
    private final ScriptedChannel<Mail> channel = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Mail> other = new ScriptedChannel<>("smtp");
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "subject",
            "Order {{order.number}}",
            "body",
            "Dear {{recipient.name}}",
            "to",
            "mary",
            "order",
            Map.of("number", 7, "owner", "ann@example.org")));
    private Directory directory = id -> Optional.ofNullable(USERS.get(id));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_user_gets_a_mail_with_the_texts_filled() {
        Result.Delivered delivered = deliver();

        assertThat(channel.sent())
                .containsExactly(new Mail(
                        null,
                        List.of(),
                        new EmailAddress("mary@example.org", "Mary Jones"),
                        List.of(),
                        List.of(),
                        "Order 7",
                        "Dear Mary Jones",
                        null,
                        List.of(),
                        MailHeaders.none().withThread("instance-1")));
        assertThat(delivered.report().accepted()).isEqualTo(1);
        assertThat(delivered.policy().onError()).isEqualTo(OnError.INCIDENT);
        assertThat(delivered.policy().whenUnknown()).isEqualTo(WhenUnknown.REPEAT);
    }

    @Test
    void an_address_gets_a_mail_too_and_keeps_its_name() {
        variables.put("to", "Ann Lee <ann@example.org>, bob@example.org");
        variables.put("body", "Hello");
        deliver();

        assertThat(channel.sent())
                .extracting(Mail::to)
                .containsExactly(
                        new EmailAddress("ann@example.org", "Ann Lee"), new EmailAddress("bob@example.org", null));
    }

    @Test
    void every_way_to_name_a_recipient_counts_and_each_person_once() {
        variables.put("to", List.of("mary", "bob@example.org"));
        variables.put("userName", "mary");
        variables.put("userInfoField", "order.owner");
        deliver();

        assertThat(channel.sent())
                .extracting(mail -> mail.to().value())
                .containsExactlyInAnyOrder("mary@example.org", "bob@example.org", "ann@example.org");
    }

    @Test
    void a_field_may_hold_a_list_of_users_and_addresses() {
        variables.put("to", null);
        variables.put("team", List.of("mary", "ann@example.org"));
        variables.put("userInfoField", "team");
        deliver();

        assertThat(channel.sent())
                .extracting(mail -> mail.to().value())
                .containsExactly("mary@example.org", "ann@example.org");
    }

    @Test
    void sender_answers_and_copies_are_the_designers() {
        variables.put("from", "Shop <shop@example.org>");
        variables.put("replyTo", "help@example.org; Desk <desk@example.org>");
        variables.put("cc", "c@example.org");
        variables.put("bcc", List.of("b@example.org", "d@example.org"));
        deliver();

        assertThat(channel.sent())
                .extracting(mail -> mail.to().value())
                .containsExactly("mary@example.org", "c@example.org", "b@example.org", "d@example.org");
        Mail mail = channel.sent().get(0);
        assertThat(mail.from()).isEqualTo(new EmailAddress("shop@example.org", "Shop"));
        assertThat(mail.replyTo())
                .containsExactly(
                        new EmailAddress("help@example.org", null), new EmailAddress("desk@example.org", "Desk"));
        assertThat(mail.cc()).extracting(EmailAddress::value).containsExactly("c@example.org");
        assertThat(mail.bcc()).isEmpty();
    }

    @Test
    void a_task_names_its_connection_or_gets_the_default() {
        deliver();
        variables.put("connection", " second ");
        variables.put("to", "bob@example.org");
        deliver();

        assertThat(channel.sent()).hasSize(1);
        assertThat(other.sent()).hasSize(1);
    }

    @Test
    void a_connection_that_is_not_there_is_a_mistake_that_lists_those_that_are() {
        variables.put("connection", "third");

        assertThat(mistakes()).isEqualTo("connection \"third\" names no SMTP connection: there are [main, second]");
    }

    @Test
    void somebody_without_an_address_is_skipped_and_the_others_are_not() {
        variables.put("to", List.of("john", "ghost", "mary"));
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("ghost", "unknown user"), new Skipped("john", "no e-mail address"));
    }

    @Test
    void an_address_that_is_none_is_refused_and_shown_to_nobody() {
        variables.put("to", List.of("broken", "eve@@example.org", "mary"));
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.with(Outcome.Refused.class))
                .extracting(Report.Entry::who)
                .containsExactly("broken", "an address that is not valid");
        assertThat(report.toString()).contains("INVALID_ADDRESS").doesNotContain("eve@", "broken@");
    }

    @Test
    void what_is_null_or_blank_among_recipients_is_named_and_the_others_get_theirs() {
        variables.put("to", Arrays.asList("mary", null, " "));
        variables.put("userName", Arrays.asList("", "john"));
        variables.put(
                "people", Arrays.asList(null, Map.of("email", "bob@example.org"), Map.of("name", "Ann"), "\u200b"));
        variables.put("userInfoField", "people");
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.skipped())
                .containsExactly(
                        new Skipped("userInfoField, entry 1", "empty"),
                        new Skipped("userInfoField, entry 3", "neither user id nor address in it"),
                        new Skipped("userInfoField, entry 4", "empty"),
                        new Skipped("to, entry 2", "empty"),
                        new Skipped("to, entry 3", "empty"),
                        new Skipped("userName, entry 1", "empty"),
                        new Skipped("john", "no e-mail address"));
    }

    @Test
    void an_expression_that_names_nobody_is_named_and_a_field_left_empty_is_not() {
        variables.put("to", "mary");
        variables.put("userName", Tasks.data(" "));
        variables.put("userGroup", List.of());
        variables.put("userInfoField", "");
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped())
                .containsExactly(new Skipped("userName", "empty"), new Skipped("userGroup", "empty"));
    }

    @Test
    void a_field_that_is_null_or_blank_is_nobody_and_no_mistake() {
        variables.remove("to");
        variables.put("userInfoField", "customer.email");
        for (Object nobody : Arrays.asList(null, " ", List.of(), Collections.singletonMap("id", null))) {
            variables.put("customer", Collections.singletonMap("email", nobody));
            Report report = deliver().report();

            assertThat(report.isForNobody()).isTrue();
            assertThat(report.skipped()).hasSize(1);
        }
        variables.put("customer", null);
        assertThat(deliver().report().skipped()).containsExactly(new Skipped("userInfoField", "empty"));
    }

    @Test
    void a_source_that_is_null_or_an_empty_list_is_for_nobody() {
        variables.put("sourceStep", "rows");
        variables.put("rows", null);
        Report report = deliver().report();
        assertThat(report.isForNobody()).isTrue();
        assertThat(report.skipped()).containsExactly(new Skipped("sourceStep", "empty"));

        variables.put("rows", List.of());
        assertThat(deliver().report()).isEqualTo(new Report(List.of(), List.of(new Skipped("sourceStep", "empty"))));
    }

    @Test
    void a_list_in_which_nobody_stands_is_named_however_deep_it_lies() {
        variables.put("to", List.of("mary", List.of(), List.of(List.of())));
        variables.put("sourceStep", "rows");
        variables.put(
                "rows",
                List.of(
                        Map.of("m", List.of()),
                        Map.of("m", List.of(List.of("bob@example.org", List.of()))),
                        List.of(),
                        List.of("ann@example.org"),
                        "ann@example.org"));
        variables.put("userInfoField", "m");
        variables.put("body", "Hello");
        Report report = deliver().report();

        String odd = " and has no such field: an object with fields is expected, or the field \"value\", which is the"
                + " row itself";
        assertThat(report.skipped())
                .containsExactly(
                        new Skipped("row 1: userInfoField", "empty"),
                        new Skipped("row 1: to, entry 2", "empty"),
                        new Skipped("row 1: to, entry 3, entry 1", "empty"),
                        new Skipped("row 2: userInfoField, entry 1, entry 2", "empty"),
                        new Skipped("row 2: to, entry 2", "empty"),
                        new Skipped("row 2: to, entry 3, entry 1", "empty"),
                        new Skipped("row 3", "empty"),
                        new Skipped("row 4: userInfoField", "the row is a list" + odd),
                        new Skipped("row 4: to, entry 2", "empty"),
                        new Skipped("row 4: to, entry 3, entry 1", "empty"),
                        new Skipped("row 5: userInfoField", "the row is a single value" + odd),
                        new Skipped("row 5: to, entry 2", "empty"),
                        new Skipped("row 5: to, entry 3, entry 1", "empty"));
        assertThat(report.accepted()).isEqualTo(5);
    }

    @Test
    void a_group_of_addresses_with_nobody_in_it_is_empty() {
        variables.put("to", "Team:; mary");
        variables.put("cc", "undisclosed-recipients:;");
        variables.put("bcc", List.of("Team: ;", "bob@example.org"));
        variables.put("replyTo", "Team:;");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.skipped())
                .containsExactly(
                        new Skipped("to, entry 1", "empty"),
                        new Skipped("cc", "empty"),
                        new Skipped("bcc, entry 1", "empty"));
    }

    @Test
    void an_incident_says_which_row_is_of_no_use() {
        variables.put("to", "bob@example.org");
        variables.put("sourceStep", "rows");
        variables.put("rows", List.of(Map.of("n", 1), Map.of("m", 2), Map.of("n", 3), Map.of("m", 4)));
        variables.put("body", "R {{n}}");

        assertThat(IncidentText.details(deliver().report()))
                .contains("INVALID_ROW row 2: body uses {{n}}", "INVALID_ROW row 4: body uses {{n}}");
    }

    @Test
    void what_only_a_note_has_is_named_where_a_mail_is_sent() {
        variables.put("to", "bob@example.org");
        variables.put("body", "Hello");
        variables.put("escalateAfter", "PT4H");

        channel.answer(new Outcome.Accepted("id", null));
        assertThat(deliver().report().entries())
                .extracting(entry -> entry.outcome().toString())
                .singleElement()
                .asString()
                .contains("not used, for only an in-app note is followed by a mail: escalateAfter");
    }

    @Test
    void a_bad_address_is_refused_with_its_place_in_its_list() {
        String wrong = ": is not a valid e-mail address: one looks like name@example.org";
        variables.put("to", List.of("bob@", "mary"));
        variables.put("cc", List.of("c@example.org", Tasks.data("d@")));
        variables.put("sourceStep", "rows");
        variables.put("rows", List.of(Map.of("m", List.of("ann@example.org", "eve@"))));
        variables.put("userInfoField", "m");
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(report.with(Outcome.Refused.class))
                .extracting(entry -> ((Outcome.Refused) entry.outcome()).reason())
                .containsExactly(
                        "row 1: userInfoField, entry 2" + wrong, "row 1: to, entry 1" + wrong, "cc, entry 2" + wrong);

        variables.put("replyTo", "a@example.org, b@");
        assertThat(mistakes()).isEqualTo("replyTo \"a@example.org, b@\", entry 2" + wrong);
    }

    @Test
    void a_bad_address_in_somebodys_own_info_is_refused_with_who_it_is() {
        variables.put("to", List.of("mary", "broken"));

        assertThat(deliver().report().with(Outcome.Refused.class))
                .extracting(entry -> ((Outcome.Refused) entry.outcome()).reason())
                .containsExactly("to, entry 2 (user broken): is not a valid e-mail address: one looks like"
                        + " name@example.org");
    }

    @Test
    void where_nothing_stands_among_the_addresses_for_answers_none_is_meant() {
        variables.put("replyTo", Arrays.asList(null, "", "help@example.org"));
        deliver();

        assertThat(channel.sent().get(0).replyTo()).containsExactly(new EmailAddress("help@example.org", null));
    }

    @Test
    void nobody_at_all_is_a_report_without_entries() {
        variables.put("to", "ghost");

        assertThat(deliver().report().entries()).isEmpty();
    }

    @Test
    void every_mistake_in_the_texts_is_told_and_nothing_is_sent() {
        variables.put("subject", "{{nowhere}}");
        variables.put("body", "{{#order}}");
        variables.put("to", "mary, bob@example.org");

        assertThat(mistakes())
                .contains("subject uses {{nowhere}}, which leads nowhere", "; body is malformed")
                .containsOnlyOnce("{{nowhere}}");
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void a_mistake_that_shows_for_the_second_recipient_only_is_found_before_the_first_is_sent() {
        variables.put("to", "bob@example.org, mary");
        variables.put("body", "{{#recipient.firstName}}{{nowhere}}{{/recipient.firstName}}");

        assertThat(mistakes()).contains("{{nowhere}}");
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void every_wrong_parameter_is_told_at_once() {
        variables.clear();

        assertThat(mistakes())
                .isEqualTo("one of subject, template is required; one of body, bodyField, template is required;"
                        + " one of to, userName, userGroup, userInfoField is required");
    }

    @Test
    void a_picture_may_have_any_name_and_is_shown_by_it() {
        variables.put("format", "html");
        variables.put(
                "body",
                "<img src=\"cid:a,b\"><img src='cid:Gr%C3%B6%C3%9Fe'><img src=\"cid:Größe\"><img src=\"cid:logo\">"
                        + "<img src=\"cid:my &amp; logo.png\"><p>cid:a,b</p>");
        variables.put("a,b", new byte[] {1});
        variables.put("Größe", new byte[] {2});
        variables.put("logo", new byte[] {3});
        variables.put("files", List.of(new FileVariable("my & logo.png", "image/png", () -> new byte[] {4})));
        variables.put("inlineImages", List.of("a,b", "Größe", "logo", "files"));
        deliver();

        Mail mail = channel.sent().get(0);
        List<String> ids =
                mail.attachments().stream().map(Attachment::contentId).toList();
        assertThat(ids)
                .hasSize(4)
                .allMatch(id -> id.matches("[A-Za-z0-9._+@-]{1,128}"))
                .contains("logo");
        assertThat(mail.html())
                .isEqualTo("<img src=\"cid:%s\"><img src='cid:%s'><img src=\"cid:%s\"><img src=\"cid:logo\">"
                                .formatted(ids.get(0), ids.get(1), ids.get(1))
                        + "<img src=\"cid:%s\"><p>cid:a,b</p>".formatted(ids.get(3)));
    }

    @Test
    void what_data_names_and_is_not_there_is_a_refusal_with_a_code() {
        variables.put("body", "Hello");
        Map<String, String> codes = Map.of(
                "sourceStep", "UNKNOWN_SOURCE",
                "attachments", "UNKNOWN_FILE",
                "inlineImages", "UNKNOWN_FILE",
                "bodyField", "UNKNOWN_FIELD",
                "template", "UNKNOWN_TEMPLATE");
        codes.forEach((parameter, code) -> {
            variables.put(parameter, Tasks.data("nowhere"));
            Result.Delivered delivered = deliver();

            assertThat(delivered.report().with(Outcome.Refused.class))
                    .singleElement()
                    .satisfies(entry -> {
                        Outcome.Refused refused = (Outcome.Refused) entry.outcome();
                        assertThat(refused.code()).isEqualTo(code);
                        assertThat(refused.reason()).startsWith(parameter + " ");
                    });
            variables.put(parameter, "nowhere");
            assertThat(handle()).isInstanceOf(Result.InvalidStep.class);
            variables.remove(parameter);
        });
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void a_field_that_data_names_and_is_not_there_is_nobody_and_the_others_get_theirs() {
        variables.put("userInfoField", Tasks.data("order.buyer"));
        Report report = deliver().report();

        assertThat(report.accepted()).isOne();
        assertThat(report.skipped()).singleElement().satisfies(one -> {
            assertThat(one.who()).isEqualTo("userInfoField");
            assertThat(one.reason()).startsWith("is \"order.buyer\", which leads nowhere at \"buyer\"");
        });
        variables.remove("to");
        assertThat(deliver().report().isForNobody()).isTrue();
    }

    @Test
    void connection_and_template_are_among_all_mistakes_at_once_whatever_else_is_wrong() {
        variables.put("notificationType", "Pigeon");
        variables.put("connection", "third");
        variables.put("template", "nowhere");
        variables.put("subject", "{{order");
        variables.put("headers", "none");

        assertThat(mistakes())
                .startsWith("notificationType \"Pigeon\" is none of ")
                .contains(
                        "; connection \"third\" names no connection: there are [main, second]",
                        "; template \"nowhere\" names no message template",
                        "; subject is malformed",
                        "; headers \"none\" has a line");

        variables.put("notificationType", "Smtp");
        variables.put("connection", "main");
        variables.put("subject", "Order");
        assertThat(mistakes()).contains("headers \"none\" has a line", "; template \"nowhere\" names no");
    }

    @Test
    void a_field_that_leads_nowhere_is_a_mistake_and_an_object_that_names_nobody_is_skipped() {
        variables.put("userInfoField", "order.buyer");
        assertThat(mistakes()).startsWith("userInfoField is \"order.buyer\", which leads nowhere at \"buyer\"");

        variables.put("userInfoField", "order");
        assertThat(deliver().report().skipped())
                .containsExactly(new Skipped("userInfoField", "neither user id nor address in it"));
    }

    @Test
    void a_directory_that_gives_no_answer_postpones_everything() {
        directory = id -> {
            throw new DirectoryException("no answer", new IllegalStateException());
        };
        variables.put("to", List.of("bob@example.org", "mary"));

        variables.put("attempts", 2);

        assertThat(handle()).isInstanceOfSatisfying(Result.Retryable.class, postponed -> {
            assertThat(postponed.attempts()).isEqualTo(2);
            assertThat(postponed.connection()).isEqualTo("main");
        });
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void of_ten_recipients_of_whom_nine_were_accepted_a_retry_sends_to_one() {
        variables.put(
                "to",
                String.join(
                        ",",
                        Arrays.asList(
                                "a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org", "f@x.org", "g@x.org", "h@x.org",
                                "i@x.org", "j@x.org")));
        variables.put("body", "Hello");
        channel.answer(new Outcome.Deferred("4.2.1", "later", null));

        assertThat(deliver().report().accepted()).isEqualTo(9);
        Report second = deliver().report();
        assertThat(second.accepted()).isEqualTo(10);
        assertThat(channel.sent()).hasSize(11);
        assertThat(channel.deliveries().get(0).key())
                .isEqualTo(channel.deliveries().get(10).key());
    }

    @Test
    void a_task_that_comes_again_completes_with_the_same_ids_and_sends_nothing() {
        Report first = deliver().report();

        assertThat(deliver().report()).isEqualTo(first);
        assertThat(channel.sent()).hasSize(1);
    }

    @Test
    void a_refusal_is_tried_again_when_an_operator_has_been_told() {
        channel.answer(new Outcome.Refused("5.1.1", "no such mailbox"));
        assertThat(deliver().report().accepted()).isZero();
        assertThat(deliver().report().accepted()).isZero();
        assertThat(channel.sent()).hasSize(1);

        ledger.release("engine", "task-1");
        assertThat(deliver().report().accepted()).isEqualTo(1);
    }

    @Test
    void data_is_shown_and_never_evaluated() {
        variables.put("order", Map.of("number", "${7*7} {{subject}}"));
        deliver();

        assertThat(channel.sent().get(0).subject()).isEqualTo("Order ${7*7} {{subject}}");
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
        Map<String, Channel<Mail>> mail = Map.of("main", channel, "second", other);
        Connections connections = new Connections(new Choice<>(mail, "main"), Choice.none(), Choice.none());
        Deliveries deliveries = new Deliveries(
                "engine",
                new Dispatcher(ledger, Clock.systemUTC()),
                RetryPolicy.standard(),
                WorkerListener.NONE,
                Clock.systemUTC());
        return new SendNotificationHandler(
                        new MessageSender(connections, deliveries, StepContext.of(id -> directory.user(id))))
                .handle(Tasks.with(variables));
    }
}
