package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator repairs the list that a step sends by, and retries: whoever has their message does not get it again. */
final class RepairedListTest {

    private static final Map<String, Object> ANN = Map.of("mail", "ann@example.org", "amount", 1);
    private static final Map<String, Object> BOB = Map.of("mail", "bob@example.org", "amount", 2);
    private static final Map<String, Object> ZOE = Map.of("mail", "zoe@example.org", "amount", 3);
    private static final Map<String, Object> BROKEN = Map.of("mail", "eve@", "amount", 4);

    private final Ledgers ledgers = new Ledgers();
    private final Ledger ledger = ledgers.ledger();
    private final ScriptedChannel<Mail> channel = new ScriptedChannel<>("smtp");
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "sourceStep",
            "rows",
            "userInfoField",
            "mail",
            "subject",
            "Bill",
            "body",
            "{{amount}} of {{sum}}",
            "sum",
            9));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_list_that_is_as_it_was_sends_nothing_again() {
        Report first = send(ANN, BROKEN, BOB);

        assertThat(send(ANN, BROKEN, BOB)).isEqualTo(first);
        assertThat(recipients()).containsExactly("ann@example.org", "bob@example.org");
    }

    @Test
    void a_row_that_is_taken_out_changes_nothing_for_those_after_it() {
        send(ANN, BROKEN, BOB, ZOE);

        assertThat(send(ANN, BOB, ZOE).accepted()).isEqualTo(3);
        assertThat(channel.sent()).hasSize(3);
    }

    @Test
    void a_row_that_is_put_in_is_the_only_one_to_be_sent() {
        send(ANN, BOB);

        assertThat(send(ZOE, ANN, BOB).accepted()).isEqualTo(3);
        assertThat(recipients()).containsExactly("ann@example.org", "bob@example.org", "zoe@example.org");
    }

    @Test
    void rows_in_another_order_are_the_same_rows() {
        send(ANN, BOB, ZOE);

        assertThat(send(ZOE, ANN, BOB).accepted()).isEqualTo(3);
        assertThat(channel.sent()).hasSize(3);
    }

    @Test
    void a_row_that_is_repaired_is_sent_though_it_was_refused() {
        channel.answer(new Outcome.Refused("5.1.1", "no such mailbox"));
        send(ANN, BOB);

        assertThat(send(Map.of("mail", "ann@example.com", "amount", 1), BOB).accepted())
                .isEqualTo(2);
        assertThat(recipients()).containsExactly("ann@example.org", "bob@example.org", "ann@example.com");
    }

    @Test
    void whoever_is_in_a_row_with_somebody_whose_address_is_repaired_gets_nothing_again() {
        send(Map.of("mail", List.of("ann@example.org", "eve@"), "amount", 1));

        assertThat(send(Map.of("mail", List.of("ann@example.org", "eve@example.org"), "amount", 1))
                        .accepted())
                .isEqualTo(2);
        assertThat(recipients()).containsExactly("ann@example.org", "eve@example.org");
    }

    @Test
    void a_row_that_could_not_be_used_keeps_its_place_among_the_same_persons() {
        variables.put("attachments", "paper");
        Map<String, Object> second = Map.of("mail", "ann@example.org", "amount", 7, "paper", new byte[] {7});
        send(ANN, second);
        send(Map.of("mail", "ann@example.org", "amount", 1, "paper", new byte[] {1}), second);

        assertThat(channel.sent()).extracting(Mail::text).containsExactly("7 of 9", "1 of 9");
    }

    @Test
    void rows_that_the_process_changes_between_two_attempts_are_not_sent_again() {
        send(ANN, BOB);
        send(Map.of("mail", "ann@example.org", "amount", 1, "status", "paid"), BOB);

        assertThat(channel.sent()).hasSize(2);
    }

    @Test
    void whoever_is_named_twice_in_a_row_is_meant_once_by_it() {
        variables.put("to", "Ann Lee <ann@example.org>");
        Report report = send(ANN, BOB);

        assertThat(recipients()).containsExactlyInAnyOrder("ann@example.org", "ann@example.org", "bob@example.org");
        assertThat(report.entries()).extracting(Report.Entry::outcome).doesNotHaveDuplicates();
    }

    @Test
    void a_variable_beside_the_list_may_be_repaired_and_nobody_gets_it_again() {
        send(ANN, BOB);
        variables.put("sum", 10);
        send(ANN, BOB);

        assertThat(channel.sent()).hasSize(2);
    }

    @Test
    void one_person_gets_a_message_for_each_of_his_rows() {
        Map<String, Object> second = Map.of("mail", "ann@example.org", "amount", 7);
        send(ANN, second, BOB);
        send(second, BOB);

        assertThat(channel.sent()).extracting(Mail::text).containsExactly("1 of 9", "7 of 9", "2 of 9");
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void rows_that_say_the_same_are_two_messages_and_no_more() {
        send(ANN, ANN, BOB);
        send(BROKEN, ANN, BOB, ANN);

        assertThat(recipients()).containsExactly("ann@example.org", "ann@example.org", "bob@example.org");
        assertThat(keys()).doesNotHaveDuplicates();
    }

    @Test
    void a_list_of_texts_is_repaired_as_one_of_objects_is() {
        variables.put("userInfoField", "value");
        variables.put("body", "Hello");
        send("ann@example.org", "eve@", "bob@example.org");

        assertThat(send("zoe@example.org", "bob@example.org", "ann@example.org").accepted())
                .isEqualTo(3);
        assertThat(recipients()).containsExactly("ann@example.org", "bob@example.org", "zoe@example.org");
    }

    @Test
    void people_are_told_where_a_row_stands_now() {
        assertThat(send(BROKEN, ANN).entries())
                .extracting(Report.Entry::who)
                .containsExactly("row 1: an address that is not valid", "row 2: a***@example.org");
        assertThat(send(ANN, BROKEN).entries())
                .extracting(Report.Entry::who)
                .containsExactly("row 2: an address that is not valid", "row 1: a***@example.org");
    }

    @Test
    void without_a_list_the_key_says_who_and_nothing_else() {
        variables.put("rows", ANN);
        deliver();

        assertThat(keys())
                .containsExactly(
                        new DeliveryKey("engine", "", "task-1", "ann@example.org", "smtp", "ann@example.org").id());
    }

    private Report send(Object... rows) {
        variables.put("rows", List.of(rows));
        return deliver();
    }

    /** As after an operator's retry. */
    private Report deliver() {
        ledger.release("engine", "task-1");
        Connections connections = new Connections(Choice.only("main", channel), Choice.none(), Choice.none());
        Deliveries deliveries = new Deliveries(
                "engine",
                new Dispatcher(ledger, Clock.systemUTC()),
                RetryPolicy.standard(),
                WorkerListener.NONE,
                Clock.systemUTC());
        Result result = new SendNotificationHandler(
                        new MessageSender(connections, deliveries, StepContext.of(id -> Optional.empty())))
                .handle(Tasks.with(variables));
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return ((Result.Delivered) result).report();
    }

    private List<String> recipients() {
        return channel.sent().stream().map(mail -> mail.to().value()).toList();
    }

    private List<String> keys() {
        return channel.deliveries().stream().map(one -> one.key().id()).toList();
    }
}
