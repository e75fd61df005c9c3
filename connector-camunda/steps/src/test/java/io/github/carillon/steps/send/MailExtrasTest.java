package io.github.carillon.steps.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Unsubscribe;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.content.Composition;
import io.github.carillon.steps.content.Files;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.Task;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailExtrasTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final Map<String, Object> variables =
            new HashMap<>(Map.of("subject", "s", "body", "b", "to", "ann@example.org"));

    @Test
    void the_value_of_attachments_may_be_the_files_themselves() {
        Map<String, Object> file = Map.of("name", "a.txt", "content", "YQ==");
        variables.put("attachments", file);
        assertThat(read().attachments()).extracting(Attachment::name).containsExactly("a.txt");

        variables.put("attachments", List.of(file, "other", Map.of("name", "b.txt", "content", "Yg==")));
        variables.put("other", new byte[] {1});
        assertThat(read().attachments()).extracting(Attachment::name).containsExactly("a.txt", "other", "b.txt");
    }

    @Test
    void a_mail_has_its_instances_thread_and_nothing_else() {
        assertThat(read())
                .isEqualTo(new MailExtras(List.of(), MailHeaders.none().withThread("instance-1")));
    }

    @Test
    void each_line_is_a_header() {
        variables.put("headers", "X-Order: 42\r\n\n  X-Time : 12:30:00 \nList-Id:<news.example.org>\n   \n");

        assertThat(read().headers().custom())
                .containsOnly(
                        Map.entry("X-Order", "42"),
                        Map.entry("X-Time", "12:30:00"),
                        Map.entry("List-Id", "<news.example.org>"));
    }

    @Test
    void a_header_may_be_empty() {
        variables.put("headers", "X-Order:");

        assertThat(read().headers().custom()).containsEntry("X-Order", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Order", ": 42", "{\"X-Order\" \"42\"}"})
    void a_line_that_is_no_header_is_a_mistake(String lines) {
        variables.put("headers", lines);

        assertThat(wrong()).isEqualTo("headers has a line that is no header field: one looks like \"X-Order: 42\"");
    }

    @Test
    void an_indented_line_goes_on_with_the_one_before() {
        variables.put("headers", "X-Order: 42\n  of today\n  X-Shop: north\n\n");

        assertThat(read().headers().custom()).isEqualTo(Map.of("X-Order", "42 of today", "X-Shop", "north"));
    }

    @Test
    void a_header_that_is_there_twice_is_a_mistake() {
        variables.put("headers", "X-Order: 42\nx-order: 43");

        assertThat(wrong()).isEqualTo("headers has the header x-order twice: each may stand there once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bcc", "Subject", "X-SES-Source-ARN", "content-type"})
    void a_header_that_may_not_be_set_is_a_mistake(String name) {
        variables.put("headers", "X-Order: 42\n" + name + ": eve@example.com");

        assertThat(wrong()).isEqualTo("headers cannot go out: the header " + name + " is not one that may be set");
    }

    @Test
    void a_name_that_is_none_is_a_mistake_and_not_shown() {
        variables.put("headers", "eve@example.com: 42");

        assertThat(wrong()).isEqualTo("headers cannot go out: a header has a name that is none");
    }

    @ParameterizedTest
    @CsvSource({"low, LOW", "normal, NORMAL", "HIGH, HIGH"})
    void the_priority_is_the_mails_importance(String priority, Importance importance) {
        variables.put("priority", priority);

        assertThat(read().headers().importance()).isEqualTo(importance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop@example.org", " mailto:stop@example.org ", "<stop@example.org>"})
    void one_unsubscribes_by_mail(String written) {
        variables.put("unsubscribe", written);

        assertThat(read().headers().unsubscribe())
                .isEqualTo(new Unsubscribe(new EmailAddress("stop@example.org", null), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/stop?id=7", " https://user@example.org/stop ", "HTTPS://example.org/"})
    void one_unsubscribes_on_a_page(String written) {
        variables.put("unsubscribe", written);

        assertThat(read().headers().unsubscribe()).isEqualTo(new Unsubscribe(null, URI.create(written.strip())));
    }

    @Test
    void a_page_to_unsubscribe_on_may_be_on_a_host_in_any_script() {
        variables.put("unsubscribe", "https://faß.de/stop");

        assertThat(read().headers().unsubscribe())
                .isEqualTo(new Unsubscribe(null, URI.create("https://xn--fa-hia.de/stop")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/stop",
                "javascript:alert(1)",
                "ftp://stop@example.org",
                "example.org/stop",
                "https://example.org/a b",
                "https:stop",
                "https:///stop",
                "stop"
            })
    void what_is_neither_a_page_nor_an_address_is_a_mistake(String written) {
        variables.put("unsubscribe", written);

        assertThat(wrong()).isEqualTo("unsubscribe is neither an https link nor a mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop@", "stop@example.org\r\nBcc: eve@example.com"})
    void an_address_that_is_none_is_a_mistake(String written) {
        variables.put("unsubscribe", written);

        assertThat(wrong())
                .startsWith("unsubscribe is not a valid e-mail address")
                .doesNotContain("eve", "stop");
    }

    @Test
    void an_address_to_unsubscribe_at_has_nothing_behind_it() {
        variables.put("unsubscribe", "mailto:stop@example.org?subject=x");

        assertThat(wrong())
                .isEqualTo("unsubscribe has a \"?\" behind the mail address: only the address itself can go out");
    }

    @Test
    void files_and_pictures_are_read_from_the_fields() {
        variables.put("attachments", "invoice, terms");
        variables.put("inlineImages", List.of("logo"));
        Map<String, Object> fields = Map.of("invoice", CONTENT, "terms", CONTENT, "logo", CONTENT);

        assertThat(read(fields).attachments())
                .extracting(Attachment::name, Attachment::contentId)
                .containsExactly(tuple("invoice", null), tuple("terms", null), tuple("logo", "logo"));
    }

    @Test
    void a_variable_that_is_null_is_no_attachment() {
        variables.put("attachments", "invoice, optional");
        Map<String, Object> fields = new HashMap<>(Map.of("invoice", CONTENT));
        fields.put("optional", null);

        assertThat(read(fields).attachments()).extracting(Attachment::name).containsExactly("invoice");
    }

    @Test
    void a_file_that_is_not_there_is_a_mistake_of_its_parameter() {
        variables.put("attachments", "invoice");
        assertThat(wrong()).startsWith("attachments is \"invoice\", which leads nowhere at \"invoice\"");

        variables.remove("attachments");
        variables.put("inlineImages", "logo");
        assertThat(wrong()).startsWith("inlineImages is \"logo\", which leads nowhere at \"logo\"");
    }

    @Test
    void content_that_is_no_base64_is_a_mistake_of_its_parameter() {
        variables.put("attachments", "invoice");
        variables.put("invoice", Map.of("content", "§§§ secret §§§"));

        assertThat(wrong()).isEqualTo("attachments is \"invoice\", whose content is not Base64");
    }

    @Test
    void base64_is_decoded() {
        variables.put("attachments", "invoice");
        variables.put("invoice", Map.of("content", Base64.getEncoder().encodeToString(CONTENT)));

        assertThat(read().attachments())
                .singleElement()
                .extracting(Attachment::content)
                .isEqualTo(CONTENT);
    }

    @Test
    void every_mistake_is_told_at_once() {
        variables.put("attachments", "invoice");
        variables.put("inlineImages", "logo");
        variables.put("headers", "nonsense");
        variables.put("unsubscribe", "stop");

        assertThat(wrong())
                .contains("attachments is \"invoice\"", "inlineImages is \"logo\"", "headers has", "unsubscribe is");
    }

    private MailExtras read() {
        return read(variables);
    }

    private MailExtras read(Map<String, Object> fields) {
        return made(fields)
                .match(
                        extras -> extras,
                        reason -> {
                            throw new AssertionError(reason);
                        },
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private String wrong() {
        return made(variables).match(extras -> "no mistake", reason -> reason, Refusal::reason);
    }

    private Composition<MailExtras> made(Map<String, Object> fields) {
        Task task = Tasks.with(variables);
        return MailExtras.read(Tasks.spec(task), task, fields, new Files(variables, 1 << 20));
    }
}
