package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.message.TemplateText.Part;
import io.github.carillon.core.value.Validated;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTextTest {

    private static final Map<String, Object> VALUES =
            Map.of("salary", 5000, "no", 7, "rows", List.of(Map.of("no", 1), Map.of("no", 2)));

    private final TextRenderer renderer = new TextRenderer();

    @Test
    void a_placeholder_in_data_is_shown_as_it_is() {
        assertThat(text(words("Order {{no}}: "), data("{{salary}} {{{salary}}} {{#rows}}x{{/rows}} {{broken")))
                .isEqualTo("Order 7: {{salary}} {{{salary}}} {{#rows}}x{{/rows}} {{broken");
        assertThat(text(data("{{salary}}"))).isEqualTo("{{salary}}");
    }

    @Test
    void data_stands_in_each_repetition_of_a_section() {
        assertThat(text(words("{{#rows}}{{no}}"), data("{{no}}"), words(";{{/rows}}")))
                .isEqualTo("1{{no}};2{{no}};");
    }

    @Test
    void a_placeholder_is_not_put_together_from_words_and_data() {
        assertThat(text(words("{{no}} {{"), data("salary"), words("}}"))).isEqualTo("7 {{salary}}");
        assertThat(text(words("{"), data("{salary}}"), words(" {{no}}"))).isEqualTo("{{salary}} 7");
    }

    @Test
    void data_in_html_is_no_template_and_no_markup() {
        String shown = "&lt;b onclick&#x3D;&quot;x&quot;&gt;{{salary}}&lt;/b&gt;";

        assertThat(html(words("<p>{{no}}</p>"), data("<b onclick=\"x\">{{salary}}</b>")))
                .isEqualTo("<p>7</p>" + shown);
        assertThat(html(words("<p>"), data("<b onclick=\"x\">{{salary}}</b>"), words("</p>")))
                .isEqualTo("<p>" + shown + "</p>");
    }

    @Test
    void data_that_is_all_there_is_is_html_itself() {
        assertThat(html(data("<p>{{no}} &amp; more</p>"))).isEqualTo("<p>{{no}} &amp; more</p>");
        assertThat(html(data("<p>a</p>"), words("\n"), data("<p>b</p>"))).isEqualTo("<p>a</p>\n<p>b</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://x.org/?q={{n}} | a b&c=1/ü | https://x.org/?q=a%20b%26c%3D1%2F%C3%BC",
                "https://x.org/{{n}}/edit | a/../b | https://x.org/a%2F..%2Fb/edit",
                "{{n}} | https://x.org/a?b=c#d e | https://x.org/a?b=c#d%20e",
                "{{n}} | https://x.org/100%/%41 | https://x.org/100%25/%41",
                "{{n}}/orders | https://x.org:8080 | https://x.org:8080/orders",
                "https://{{n}}/orders | x.org:8080 | https://x.org:8080/orders",
                "https://{{n}}.x.org/orders | evil.org/ | https://evil.org%2F.x.org/orders",
            })
    void a_value_in_a_link_stays_in_its_place(String link, String value, String whole) {
        assertThat(valid(renderer.renderLink(TemplateText.written(link), Map.of("n", value))))
                .isEqualTo(whole);
    }

    @Test
    void data_in_a_link_stays_in_its_place_too() {
        TemplateText link =
                new TemplateText(List.of(words("https://x.org/?q="), data("a b{{no}}"), words("&n={{no}}")));

        assertThat(valid(renderer.renderLink(link, VALUES))).isEqualTo("https://x.org/?q=a%20b%7B%7Bno%7D%7D&n=7");
        assertThat(valid(renderer.renderLink(TemplateText.data("https://x.org/a b"), VALUES)))
                .isEqualTo("https://x.org/a%20b");
    }

    @Test
    void a_mistake_does_not_tell_of_data() {
        assertThat(text(words("{{missing}} "), data("private")))
                .contains("[no, rows, salary]")
                .doesNotContain("private", "data:");
    }

    @Property(tries = 300)
    void whatever_data_says_is_shown_letter_by_letter(
            @ForAll @StringLength(max = 12) @CharRange(from = '{', to = '}') String data,
            @ForAll @StringLength(max = 3) @CharRange(from = 'a', to = 'c') String before) {
        assertThat(text(words(before + "{{no}}"), data(data), words("."))).isEqualTo(before + "7" + data + ".");
    }

    private static Part words(String text) {
        return new Part(text, false);
    }

    private static Part data(String text) {
        return new Part(text, true);
    }

    private String text(Part... parts) {
        return renderer.render(new TemplateText(List.of(parts)), VALUES, null).match(text -> text, reason -> reason);
    }

    private String html(Part... parts) {
        return renderer.renderHtml(new TemplateText(List.of(parts)), VALUES, null)
                .match(text -> text, reason -> reason);
    }

    private static String valid(Validated<String> parsed) {
        return parsed.match(text -> text, reason -> {
            throw new AssertionError(reason);
        });
    }
}
