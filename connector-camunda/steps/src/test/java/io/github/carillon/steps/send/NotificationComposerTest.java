package io.github.carillon.steps.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Language;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.content.Source;
import io.github.carillon.steps.message.MessageSpec;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.send.OutgoingMessages.OutgoingMessage;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.steps.task.Task;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More letters than are kept: each recipient gets their own text, and the first text that was found right. */
final class NotificationComposerTest {

    private static final int MANY = 100;
    private static final DeliveryKey KEY = new DeliveryKey("engine", "", "task", "mary", "smtp", "mary@example.org");

    private final Map<String, Object> variables = new HashMap<>(
            Map.of("userGroup", "everybody", "subject", "No. {{recipient.id}}", "body", "Dear {{recipient.name}}"));
    private MessageTemplate template = new MessageTemplate("No. {{recipient.id}}", "Dear {{recipient.name}}", false);

    @Test
    void each_of_a_hundred_recipients_gets_his_own_text() {
        List<OutgoingMessage<EmailAddress, Mail>> messages = write().messages();

        assertThat(messages).hasSize(MANY);
        assertThat(messages).allSatisfy(message -> {
            Mail mail = message.factory().apply(KEY);
            String id = message.target().userId();
            assertThat(mail.to()).isEqualTo(new EmailAddress(id + "@example.org", "Person " + id));
            assertThat(mail.to()).isEqualTo(message.to());
            assertThat(mail.subject()).isEqualTo("No. " + id);
            assertThat(mail.text()).isEqualTo("Dear Person " + id);
        });
        assertThat(messages).extracting(message -> message.target().userId()).doesNotHaveDuplicates();
    }

    @Test
    void a_letter_is_the_same_each_time_it_is_asked_for_and_in_any_order() {
        List<OutgoingMessage<EmailAddress, Mail>> messages = write().messages();
        List<Mail> first =
                messages.stream().map(message -> message.factory().apply(KEY)).toList();
        List<Mail> backwards = IntStream.rangeClosed(1, MANY)
                .mapToObj(back -> messages.get(MANY - back).factory().apply(KEY))
                .toList();

        assertThat(backwards).containsExactlyInAnyOrderElementsOf(first);
        assertThat(backwards.get(0)).isEqualTo(first.get(MANY - 1));
    }

    @Test
    void a_template_that_changes_while_the_mails_go_out_changes_none_of_them() {
        variables.remove("subject");
        variables.remove("body");
        variables.put("template", "welcome");
        List<OutgoingMessage<EmailAddress, Mail>> messages = write().messages();
        template = new MessageTemplate("changed {{nowhere}}", "changed", false);

        assertThat(messages)
                .allSatisfy(message -> assertThat(message.factory().apply(KEY).subject())
                        .isEqualTo("No. " + message.target().userId()));
    }

    @Test
    void each_of_a_hundred_rows_gets_its_own_text() {
        variables.remove("userGroup");
        variables.put("userInfoField", "mail");
        variables.put("body", "{{amount}} of {{process.businessKey}}");
        variables.put("subject", "Row");
        variables.put("sourceStep", "rows");
        variables.put(
                "rows",
                IntStream.range(0, MANY)
                        .mapToObj(row -> Map.of("mail", "r" + row + "@example.org", "amount", row))
                        .toList());

        assertThat(write().messages()).hasSize(MANY).allSatisfy(message -> {
            int row = message.target().row().number();
            assertThat(message.to().value()).isEqualTo("r" + (row - 1) + "@example.org");
            assertThat(message.factory().apply(KEY).text()).isEqualTo(row - 1 + " of order-7");
        });
    }

    @Test
    void a_row_that_is_bad_data_is_named_and_the_others_get_theirs() {
        variables.remove("userGroup");
        variables.put("userInfoField", "mail");
        variables.put("attachments", "paper");
        variables.put("body", "Hello");
        variables.put("subject", "Row");
        variables.put("sourceStep", "rows");
        variables.put(
                "rows",
                List.of(
                        Map.of("mail", "a@example.org", "paper", new byte[] {1}),
                        Map.of("paper", new byte[] {1}),
                        Map.of("mail", "c@@example.org", "paper", new byte[] {1}),
                        Map.of("mail", "d@example.org", "paper", "no file"),
                        Map.of("mail", "ghost", "paper", new byte[] {1})));
        OutgoingMessages<EmailAddress, Mail> written = write();

        assertThat(written.messages())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.target().row().number()).isEqualTo(1));
        assertThat(written.unaddressable())
                .extracting(Unaddressable::who)
                .containsExactly("row 3: an address that is not valid", "row 4");
        assertThat(written.unaddressable())
                .extracting(Unaddressable::code)
                .containsExactly("INVALID_ADDRESS", "INVALID_ROW");
        assertThat(written.skipped())
                .containsExactly(
                        new Skipped("row 2: userInfoField", "empty"), new Skipped("row 5: ghost", "unknown user"));
    }

    @Test
    void a_row_that_is_nothing_is_named_and_the_others_get_theirs() {
        rowsWithFiles(List.of());
        variables.put(
                "rows",
                Arrays.asList(
                        null,
                        Map.of("mail", "b@example.org"),
                        " ",
                        Collections.singletonMap("mail", null),
                        Map.of("mail", "\u200b"),
                        Map.of()));
        OutgoingMessages<EmailAddress, Mail> written = write();

        assertThat(written.messages())
                .extracting(message -> message.to().value())
                .containsExactly("b@example.org");
        assertThat(written.unaddressable()).isEmpty();
        assertThat(written.skipped())
                .containsExactly(
                        new Skipped("row 1", "empty"),
                        new Skipped("row 3", "empty"),
                        new Skipped("row 4: userInfoField", "empty"),
                        new Skipped("row 5: userInfoField", "empty"),
                        new Skipped("row 6: userInfoField", "empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "headers, X-Order, INVALID_VALUE, has a line that is no header field",
        "headers, Bcc: eve@example.com, INVALID_VALUE, cannot go out: the header Bcc is not one that may be set",
        "unsubscribe, stop, INVALID_LINK, is neither an https link nor a mail address"
    })
    void what_is_wrong_whatever_a_row_says_is_told_before_any_row_is_read(
            String parameter, String value, String code, String wrong) {
        variables.put(parameter, value);
        assertThat(faults().mistakes().orElseThrow()).startsWith(parameter + " \"" + value + "\" " + wrong);

        variables.put(parameter, Tasks.data(value));
        assertThat(faults().mistakes()).isEmpty();
        assertThat(faults().refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.reason()).startsWith(parameter + " " + wrong);
        });
    }

    private Faults faults() {
        Faults faults = new Faults();
        new MailAdapter().check(spec(), faults);
        return faults;
    }

    @Test
    void a_field_of_the_text_that_one_row_has_at_least_is_missing_in_the_others_alone() {
        rowsWithFiles(List.of(Map.of("mail", "a@example.org", "sum", 7), Map.of("mail", "b@example.org")));
        variables.put("attachments", null);
        variables.put("inlineImages", null);
        variables.put("body", "{{sum}}");
        OutgoingMessages<EmailAddress, Mail> written = write();

        assertThat(written.messages())
                .extracting(message -> message.to().value())
                .containsExactly("a@example.org");
        assertThat(written.unaddressable())
                .extracting(Unaddressable::who, Unaddressable::code)
                .containsExactly(tuple("row 2: b***@example.org", "INVALID_ROW"));

        variables.put("body", "{{summ}}");
        assertThat(mistakes()).startsWith("body uses {{summ}}, which leads nowhere");
    }

    @Test
    void a_file_that_one_row_has_at_least_is_missing_in_the_others_alone() {
        rowsWithFiles(List.of(
                Map.of("mail", "a@example.org"),
                Map.of("mail", "b@example.org", "order", Map.of("papers", List.of(new byte[] {5}, new byte[] {6})))));
        variables.put("attachments", "order.papers[1]");
        OutgoingMessages<EmailAddress, Mail> written = write();

        assertThat(written.messages())
                .extracting(message -> message.to().value())
                .containsExactly("b@example.org");
        assertThat(written.unaddressable()).extracting(Unaddressable::who).containsExactly("row 1");
    }

    @Test
    void a_list_of_no_rows_may_name_fields_that_rows_would_have() {
        rowsWithFiles(List.of());
        variables.put("attachments", "paper");

        assertThat(write())
                .isEqualTo(new OutgoingMessages<>(List.of(), List.of(), List.of(new Skipped("sourceStep", "empty"))));
    }

    @Test
    void a_file_of_the_task_is_held_once_for_all_rows() {
        rowsWithFiles(List.of(Map.of("mail", "a@example.org"), Map.of("mail", "b@example.org")));
        List<List<Attachment>> files = attachments();

        assertThat(files.get(0)).extracting(Attachment::contentId).containsExactly(null, null, null, "logo");
        for (int file = 0; file < files.get(0).size(); file++) {
            assertThat(files.get(1).get(file)).isSameAs(files.get(0).get(file));
        }
    }

    @Test
    void a_file_of_a_row_goes_with_no_other_row() {
        rowsWithFiles(List.of(
                Map.of("mail", "a@example.org", "terms", new byte[] {8}),
                Map.of("mail", "b@example.org"),
                Map.of("mail", "c@example.org", "terms", new byte[] {9})));

        assertThat(attachments())
                .extracting(files -> files.get(0).content()[0])
                .containsExactly((byte) 8, (byte) 1, (byte) 9);
    }

    @Test
    void a_mistake_for_the_last_recipient_is_found_before_anything_is_sent() {
        variables.put("body", "{{#recipient.phone}}{{nowhere}}{{/recipient.phone}}");

        assertThat(mistakes()).startsWith("body uses {{nowhere}}, which leads nowhere");
    }

    private void rowsWithFiles(List<Map<String, Object>> rows) {
        variables.remove("userGroup");
        variables.put("userInfoField", "mail");
        variables.put("body", "Hello");
        variables.put("subject", "Row");
        variables.put("sourceStep", "rows");
        variables.put("rows", rows);
        variables.put("attachments", "terms, invoice, order.papers[0]");
        variables.put("inlineImages", "logo");
        variables.put("terms", new byte[] {1});
        variables.put("invoice", new FileVariable("invoice.pdf", "application/pdf", () -> new byte[] {2}));
        variables.put("order", Map.of("papers", List.of(Map.of("name", "o.txt", "content", "Aw=="))));
        variables.put("logo", new byte[] {4});
    }

    private List<List<Attachment>> attachments() {
        return write().messages().stream()
                .map(message -> message.factory().apply(KEY).attachments())
                .toList();
    }

    private String mistakes() {
        return mails().write(task(), spec(), source(), new Files(variables, 1 << 20))
                .match(written -> "none", wrong -> wrong, Refusal::reason);
    }

    private OutgoingMessages<EmailAddress, Mail> write() {
        return mails().write(task(), spec(), source(), new Files(variables, 1 << 20))
                .match(
                        written -> written,
                        mistakes -> {
                            throw new AssertionError(mistakes);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private NotificationComposer<EmailAddress, Mail> mails() {
        return new NotificationComposer<>(
                new StepContext(
                        new Everybody(),
                        (task, activity) -> Optional.empty(),
                        (task, name, locale) -> Optional.of(template),
                        task -> Map.of(),
                        ZoneId.of("Europe/Berlin"),
                        Language.ENGLISH),
                new Connections(Choice.none(), Choice.none(), Choice.none()),
                new MailAdapter());
    }

    private Task task() {
        return Tasks.with(variables);
    }

    private MessageSpec spec() {
        return Tasks.spec(task());
    }

    private Source source() {
        return Source.of(spec().source(), task(), (task, activity) -> Optional.empty())
                .match(
                        source -> source,
                        reason -> {
                            throw new AssertionError(reason);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    /** A group of many, of whom the last one has a telephone. */
    private static final class Everybody implements Directory {

        @Override
        public Optional<Recipient> user(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Recipient>> members(String group) {
            return Optional.of(
                    IntStream.range(0, MANY).mapToObj(Everybody::member).toList());
        }

        private static Recipient member(int number) {
            String id = "p" + number;
            String phone = number == MANY - 1 ? "+15005550006" : null;
            return new Recipient(id, "Person", id, id + "@example.org", phone, number % 2 == 0 ? Locale.FRENCH : null);
        }
    }
}
