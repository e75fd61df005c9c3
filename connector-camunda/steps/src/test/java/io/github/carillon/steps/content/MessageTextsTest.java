package io.github.carillon.steps.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.MessageTemplate;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.Task;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageTextsTest {

    private static final Recipient ANN = inLanguage("ann", null);
    private static final String HOSTILE = "${7*7} {{subject}} <b>&amp;</b> \"x\"";

    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "to", "ann@example.org", "subject", "Order {{number}}", "body", "Dear {{recipient.name}}", "number", 7));
    private final List<String> asked = new ArrayList<>();
    private Optional<MessageTemplate> template =
            Optional.of(new MessageTemplate("From the template {{number}}", "Template {{number}}", false));

    @Test
    void placeholders_stand_for_fields_the_recipient_and_the_process() {
        variables.put(
                "body",
                "{{number}} {{recipient.id}} {{process.businessKey}} {{process.definitionName}}"
                        + " {{process.instanceId}} {{process.definitionKey}}");

        assertThat(written()).isEqualTo(new MessageText("Order 7", "7 ann order-7 Ordering instance-1 process", null));
    }

    @Test
    void a_field_cannot_pass_for_the_recipient_or_the_process() {
        variables.put("recipient", Map.of("name", "Eve"));
        variables.put("process", Map.of("businessKey", "forged"));
        variables.put("body", "{{recipient.name}} {{process.businessKey}}");

        assertThat(written().text()).isEqualTo("Ann Lee order-7");
    }

    @Test
    void a_field_that_is_called_recipient_or_process_is_there_beside_ours() {
        variables.put("recipient", Map.of("name", "Eve", "city", "Łódź"));
        variables.put("process", "slow");
        variables.put("body", "{{recipient.city}} {{process}} {{recipient}} {{#recipient}}{{firstName}}{{/recipient}}");

        assertThat(written().text()).matches("Łódź slow \\{(\"name\":\"Eve\"|\"city\":\"Łódź\"|,)+} Ann");
    }

    @Test
    void a_row_of_numbers_keeps_their_digits() {
        variables.put("amount", new BigDecimal("19.90"));
        variables.put("body", "{{amount}}");

        assertThat(written().text()).isEqualTo("19.90");
    }

    @Test
    void a_point_in_time_is_told_by_the_clock_of_the_zone() {
        variables.put("due", Instant.parse("2026-07-01T10:00:00Z"));
        variables.put("body", "{{due}}");

        assertThat(written().text()).isEqualTo("2026-07-01T12:00:00+02:00");
    }

    @Test
    void the_template_is_subject_and_body() {
        useTemplateOnly();

        assertThat(written()).isEqualTo(new MessageText("From the template 7", "Template 7", null));
    }

    @Test
    void a_subject_of_ones_own_wins_over_the_templates() {
        useTemplateOnly();
        variables.put("subject", "My own {{number}}");

        assertThat(written()).isEqualTo(new MessageText("My own 7", "Template 7", null));
    }

    @Test
    void a_body_of_ones_own_wins_over_the_templates() {
        useTemplateOnly();
        variables.put("body", "Mine {{number}}");

        assertThat(written()).isEqualTo(new MessageText("From the template 7", "Mine 7", null));
    }

    @Test
    void the_template_decides_whether_it_is_html() {
        useTemplateOnly();
        template = Optional.of(new MessageTemplate("s", "<p>{{hostile}}</p>", true));
        variables.put("hostile", HOSTILE);

        assertThat(written())
                .isEqualTo(new MessageText(
                        "s", HOSTILE, "<p>${7*7} {{subject}} &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;x&quot;</p>"));

        variables.put("format", "html");
        template = Optional.of(new MessageTemplate("s", "plain <{{number}}>", false));
        assertThat(written()).isEqualTo(new MessageText("s", "plain <7>", null));
    }

    @Test
    void a_template_without_a_subject_needs_one_in_the_step() {
        useTemplateOnly();
        template = Optional.of(new MessageTemplate(null, "Hello", false));

        assertThat(wrong()).isEqualTo("subject is required: the template has none");
    }

    @Test
    void a_template_that_is_not_there_is_a_mistake() {
        useTemplateOnly();
        template = Optional.empty();

        assertThat(wrong())
                .isEqualTo("template \" welcome \" names no message template that the worker or the deployment has");
    }

    @Test
    void a_mistake_in_the_template_is_the_templates() {
        useTemplateOnly();
        template = Optional.of(new MessageTemplate("{{#open}}", "{{nowhere}}", false));

        assertThat(wrong())
                .startsWith("subject is malformed")
                .contains("; template uses {{nowhere}}, which leads nowhere");
    }

    @Test
    void a_field_wins_over_the_steps_text_and_the_template_and_is_shown_as_it_is() {
        useTemplateOnly();
        variables.put("body", "not this");
        variables.put("bodyField", "letter.text");
        variables.put("letter", Map.of("text", HOSTILE));

        assertThat(written()).isEqualTo(new MessageText("From the template 7", HOSTILE, null));
    }

    @Test
    void a_field_is_no_markup_in_html_either() {
        variables.put("format", "html");
        variables.put("bodyField", "letter");
        variables.put("letter", HOSTILE + "\r\nsecond\nthird");

        assertThat(written().text()).isEqualTo(HOSTILE + "\r\nsecond\nthird");
        assertThat(written().html())
                .isEqualTo("${7*7} {{subject}} &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;x&quot;<br>\nsecond<br>\nthird");
    }

    @Test
    void a_field_may_be_bytes_or_a_file_of_any_length() {
        String text = "ä{{x}}".repeat(50_000);
        variables.put("bodyField", "letter");
        variables.put("letter", text.getBytes(StandardCharsets.UTF_8));
        assertThat(written().text()).isEqualTo(text);

        variables.put("letter", new FileVariable("l.txt", null, () -> text.getBytes(StandardCharsets.UTF_8)));
        assertThat(written().text()).isEqualTo(text);
    }

    @Test
    void a_field_that_leads_nowhere_or_to_no_text_is_a_mistake() {
        variables.put("bodyField", "letter");
        assertThat(wrong()).startsWith("bodyField is \"letter\", which leads nowhere at \"letter\"");

        variables.put("letter", List.of("a"));
        assertThat(wrong()).isEqualTo("bodyField leads to an object or a list where a text is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | {{comment}} | x | NO_SUBJECT | subject is empty",
                "text | s | {{comment}} | NO_TEXT | body is empty",
                "html | s | {{comment}} | NO_TEXT | body is empty",
                "html | s | <p>{{comment}}</p><br> | NO_TEXT | body is empty",
                "text | {{comment}} {{comment}} | {{comment}} | NO_SUBJECT | subject is empty; body is empty",
            })
    void a_text_whose_placeholders_say_nothing_is_refused(
            String format, String subject, String body, String code, String reason) {
        variables.put("format", format);
        variables.put("subject", subject);
        variables.put("body", body);
        for (String nothing : Arrays.asList(null, "", "\u00a0\u200b")) {
            variables.put("comment", nothing);

            assertThat(wrong()).isEqualTo(new Refusal(code, reason).toString());
        }
    }

    @Test
    void a_template_whose_placeholders_say_nothing_is_refused() {
        useTemplateOnly();
        variables.put("comment", " ");
        template = Optional.of(new MessageTemplate("{{comment}}", "{{comment}}", false));

        assertThat(wrong()).isEqualTo(new Refusal("NO_SUBJECT", "subject is empty; template is empty").toString());
    }

    @Test
    void a_template_in_which_nothing_is_written_is_a_mistake() {
        useTemplateOnly();
        template = Optional.of(new MessageTemplate("s", " \n", false));

        assertThat(wrong()).isEqualTo("template is empty");
    }

    @Test
    void a_picture_says_something() {
        variables.put("format", "html");
        variables.put("body", "<img src=\"cid:logo\">{{comment}}");
        variables.put("comment", null);

        assertThat(written().html()).isEqualTo("<img src=\"cid:logo\">");
    }

    @Test
    void a_field_that_says_nothing_is_refused_wherever_it_is() {
        variables.put("bodyField", "letter.text");
        for (String nothing : Arrays.asList(null, " ", "\ufeff")) {
            variables.put("letter", Collections.singletonMap("text", nothing));

            assertThat(wrong())
                    .isEqualTo(new Refusal("NO_TEXT", "bodyField is \"letter.text\", which is empty").toString());
        }
    }

    @Test
    void values_of_html_are_shown_and_the_text_says_the_same() {
        variables.put("format", "html");
        variables.put("body", "<h1>Dear {{recipient.name}}</h1><p>{{hostile}}</p>");
        variables.put("hostile", HOSTILE);

        assertThat(written().html())
                .isEqualTo("<h1>Dear Ann Lee</h1>"
                        + "<p>${7*7} {{subject}} &lt;b&gt;&amp;amp;&lt;/b&gt; &quot;x&quot;</p>");
        assertThat(written().text()).contains("Dear Ann Lee", HOSTILE);
    }

    @Test
    void numbers_are_written_as_the_recipients_language_does() {
        variables.put("number", 1234.5);
        variables.put("body", "{{number}}");

        assertThat(write(writer(), inLanguage("otto", Locale.GERMANY)).text()).isEqualTo("1.234,5");
        assertThat(write(writer(), inLanguage("mary", Locale.US)).text()).isEqualTo("1,234.5");
        assertThat(written().text()).isEqualTo("1234.5");
    }

    @Test
    void a_template_is_asked_for_once_a_language_and_once_a_task() {
        useTemplateOnly();
        MessageTexts texts = texts();
        MessageTexts.Writer writer = writer(texts);
        write(writer, inLanguage("a", Locale.FRENCH));
        write(writer, inLanguage("b", null));
        write(writer, inLanguage("c", Locale.FRENCH));
        write(writer, inLanguage("d", Locale.CANADA_FRENCH));
        write(writer, inLanguage("e", null));
        assertThat(asked).containsExactly("welcome fr", "welcome null", "welcome fr_CA");

        write(writer(texts), inLanguage("a", Locale.FRENCH));
        assertThat(asked).hasSize(4);
    }

    @Test
    void a_template_that_is_not_there_is_asked_for_once_too() {
        useTemplateOnly();
        template = Optional.empty();
        MessageTexts.Writer writer = writer();

        writer.write(variables, inLanguage("a", Locale.FRENCH));
        writer.write(variables, inLanguage("b", Locale.FRENCH));
        assertThat(asked).containsExactly("welcome fr");
    }

    @Test
    void a_text_is_the_same_each_time_it_is_written_though_the_template_changed_meanwhile() {
        useTemplateOnly();
        MessageTexts.Writer writer = writer();
        MessageText first = write(writer, ANN);
        template = Optional.of(new MessageTemplate("changed", "changed", false));

        assertThat(write(writer, ANN)).isEqualTo(first);
        assertThat(written()).isEqualTo(new MessageText("changed", "changed", null));
    }

    private void useTemplateOnly() {
        variables.remove("subject");
        variables.remove("body");
        variables.put("template", " welcome ");
    }

    private MessageText written() {
        return write(writer(), ANN);
    }

    private MessageText write(MessageTexts.Writer writer, Recipient recipient) {
        return writer.write(variables, recipient)
                .match(text -> text, MessageTextsTest::failed, refusal -> failed(refusal.reason()));
    }

    private static MessageText failed(String reason) {
        throw new AssertionError(reason);
    }

    private String wrong() {
        return writer().write(variables, ANN).match(text -> "no mistake", reason -> reason, Refusal::toString);
    }

    private MessageTexts.Writer writer() {
        return writer(texts());
    }

    private MessageTexts.Writer writer(MessageTexts texts) {
        Task task = Tasks.with(variables);
        return texts.of(task, Tasks.spec(task));
    }

    private MessageTexts texts() {
        return new MessageTexts(
                (task, name, locale) -> {
                    asked.add(name + " " + locale);
                    return template;
                },
                task -> Map.of("definitionName", "Ordering"),
                ZoneId.of("Europe/Berlin"));
    }

    private static Recipient inLanguage(String id, Locale locale) {
        return new Recipient(id, "Ann", "Lee", id + "@example.org", null, locale);
    }
}
