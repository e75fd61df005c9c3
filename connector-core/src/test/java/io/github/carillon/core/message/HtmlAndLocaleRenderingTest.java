package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlAndLocaleRenderingTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final Rendering renderer = new Rendering(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "{{name}}", "<script>alert(1)</script>", "#{x}", "a & b"})
    void in_a_text_a_value_is_shown_as_it_is(String value) {
        assertThat(valid(renderer.render("{{value}}", Map.of("value", value, "name", "x"))))
                .isEqualTo(value);
    }

    @Test
    void in_html_a_value_is_shown_and_never_markup() {
        String html = valid(renderer.renderHtml(
                "<p title=\"{{v}}\">{{v}}</p>", Map.of("v", "<b onclick='x'>\"{{v}}\" & ${v}</b>")));

        var paragraph = Jsoup.parse(html).selectFirst("p");
        assertThat(paragraph.text()).isEqualTo("<b onclick='x'>\"{{v}}\" & ${v}</b>");
        assertThat(paragraph.attributes().size()).isOne();
        assertThat(paragraph.children()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{v}}}", "{{&v}}", "{{ & v}}", "{{{{v}}}}"})
    void in_html_no_placeholder_goes_unescaped(String template) {
        assertThat(invalid(renderer.renderHtml(template, Map.of("v", "<b>")))).contains("{{{…}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "java\tscript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "file:///etc/passwd"
            })
    void a_link_that_leads_elsewhere_does_not_go_out(String url) {
        for (String template : List.of("<a href=\"{{url}}\">x</a>", "<img src='{{url}}'>")) {
            String reason = invalid(renderer.renderHtml(template, Map.of("url", url)));
            assertThat(reason).contains("=\"").doesNotContain("alert(1)", "passwd");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img srcset=\"{{url}} 2x\">",
                "<img srcset=\"https://example.org/a.png, {{url}} 2x\">",
                "<link imagesrcset=\"/a.png 1x,{{url}}\">",
                "<meta http-equiv=refresh content=\"0;url={{url}}\">",
                "<meta http-equiv=\" Refresh \" content='3, URL = \"{{url}}\"'>",
                "<meta http-equiv=refresh content=\"0 {{url}}\">",
                "<iframe src=\"{{url}}\"></iframe>",
                "<object data=\"{{url}}\"></object>",
                "<embed src=\"{{url}}\">",
                "<form action=\"{{url}}\"><button formaction=\"{{url}}\">x</button></form>",
                "<a href=\"/\" ping=\"/p {{url}}\">x</a>",
                "<svg><a xlink:href=\"{{url}}\">x</a></svg>",
            })
    void whatever_an_element_fetches_or_opens_is_a_link(String template) {
        for (String url : List.of("javascript:alert(1)", "\tJavaScript:alert(1)", "data:text/html,alert(1)")) {
            assertThat(invalid(renderer.renderHtml(template, Map.of("url", url))))
                    .contains(":…\">")
                    .doesNotContain("alert(1)");
        }
        for (String url : List.of("https://example.org/a,b:c.png?d=1", "/a.png", "cid:logo")) {
            assertThat(valid(renderer.renderHtml(template, Map.of("url", url)))).contains(url.substring(1, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><a><set attributeName=\"href\" to=\"{{url}}\"/></a></svg>",
                "<svg><a><animate attributeName=\"href\" values=\"#;{{url}}\"/></a></svg>",
                "<p style=\"color: red; background: url({{url}})\">x</p>",
                "<style>p { background: url( '{{url}}' ) }</style>"
            })
    void what_animates_a_link_or_is_fetched_by_a_style_is_a_link_too(String template) {
        assertThat(invalid(renderer.renderHtml(template, Map.of("url", "javascript:alert(1)"))))
                .contains("javascript:…")
                .doesNotContain("alert(1)");
        assertThat(valid(renderer.renderHtml(template, Map.of("url", "https://shop.example.org/a.png"))))
                .contains("https://shop.example.org/a.png");
    }

    /** The parser takes U+FFFF for the end of the text, and a browser does not. */
    @Test
    void nothing_hides_behind_what_a_parser_takes_for_the_end() {
        Map<String, String> values = Map.of("v", "\uFFFF", "url", "javascript:alert(1)");

        assertThat(invalid(renderer.renderHtml("<p>{{v}}</p><a href=\"{{url}}\">x</a>", values)))
                .contains("javascript:…");
        assertThat(invalid(renderer.renderHtml("<p>{{v}}</p><a onclick=\"{{url}}\">x</a>", values)))
                .contains("run as a script");
        assertThat(HtmlText.of("<p>one\uFFFF two</p><p>three</p>"))
                .contains("two")
                .contains("three");
    }

    @Test
    void what_is_no_address_is_no_link() {
        String html = "<meta name=refresh content=\"data:x\"><p title=\"javascript:x\">x</p>";

        assertThat(valid(renderer.renderHtml(html, Map.of()))).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a onclick=\"open('{{v}}')\">x</a>",
                "<body ONLOAD = 'x({{v}})'>x",
                "<img onerror={{v}}>",
                "<p {{#v}}onmouseover=\"{{v}}\"{{/v}}>x</p>",
                "<iframe srcdoc=\"{{v}}\"></iframe>",
                "<script>var x = '{{v}}';</script>",
                "<script type=module>{{v}}</script>",
                "<p {{v}}=\"x\">x</p>",
                "<p on{{v}}=\"x\">x</p>",
                "<p {{v}}>x</p>",
                "<p title=\"a > b\" {{v}}=x>x</p>",
                "ok <{{v}}>x</{{v}}>",
                "ok <s{{v}}>x",
            })
    void a_value_is_put_into_no_script(String template) {
        for (String value : List.of("1", "');alert(1)//")) {
            assertThat(invalid(renderer.renderHtml(template, Map.of("v", value))))
                    .contains("run as a script")
                    .doesNotContain("alert(1)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a onclick=\"open()\">{{v}}</a>",
                "<script type=\"application/ld+json\">{\"order\": \"{{v}}\"}</script>",
                "<p title=\"onclick={{v}}\" data-on=\"{{v}}\">on time={{v}}</p>",
            })
    void a_value_beside_a_script_is_shown(String template) {
        assertThat(valid(renderer.renderHtml(template, Map.of("v", "\uFDD0seven"))))
                .isEqualTo(template.replace("{{v}}", "seven"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x onclick=alert(1)", "x\tonclick=alert(1)", "x>y", "'\"><b"})
    void even_without_quotes_a_value_does_not_become_an_attribute(String url) {
        String html = valid(renderer.renderHtml("<a href={{url}}>x</a>", Map.of("url", url)));

        Element link = Jsoup.parse(html).selectFirst("a");
        assertThat(link.hasAttr("onclick")).isFalse();
        assertThat(link.text()).isEqualTo("x");
    }

    @Test
    void the_reason_names_the_link() {
        assertThat(invalid(renderer.renderHtml("<a href='{{u}}'>x</a>", Map.of("u", "javascript:x"))))
                .endsWith("<a href=\"javascript:…\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a?b=1&c=2",
                "http://example.org",
                "mailto:ann@example.org",
                "cid:logo",
                "tel:+4930123",
                "/relative",
                "#part",
                ""
            })
    void a_link_that_a_mail_may_have_arrives_as_written(String url) {
        String html = valid(renderer.renderHtml("<a href=\"{{url}}\">x</a>", Map.of("url", url)));

        assertThat(Jsoup.parse(html).selectFirst("a").attr("href")).isEqualTo(url);
    }

    @Test
    void a_link_is_checked_in_a_template_without_placeholders_too() {
        assertThat(invalid(renderer.renderHtml("<a href=\"javascript:x\">x</a>", Map.of())))
                .contains("javascript");
    }

    static Stream<Arguments> localised() {
        return Stream.of(
                Arguments.of(new BigDecimal("1234.50"), "1.234,50"),
                Arguments.of(1234.5, "1.234,5"),
                Arguments.of(0.1f, "0,1"),
                Arguments.of(0.123456789, "0,123456789"),
                Arguments.of(4711, "4711"),
                Arguments.of(123456789012L, "123456789012"),
                Arguments.of(LocalDate.of(2026, 11, 21), "21.11.2026"),
                Arguments.of(LocalTime.of(9, 5), "09:05"),
                Arguments.of(LocalDateTime.of(2026, 11, 21, 9, 5), "21.11.2026, 09:05"),
                Arguments.of(NOON, "21.11.2026, 13:00 MEZ"),
                Arguments.of(Date.from(NOON), "21.11.2026, 13:00 MEZ"),
                Arguments.of(Timestamp.from(NOON), "21.11.2026, 13:00 MEZ"),
                Arguments.of(OffsetDateTime.parse("2026-11-21T12:00:00Z"), "21.11.2026, 12:00 GMT"),
                Arguments.of(OffsetDateTime.parse("2026-11-21T12:00:00-05:00"), "21.11.2026, 12:00 GMT-5"),
                Arguments.of(NOON.atZone(ZoneId.of("America/New_York")), "21.11.2026, 07:00 EST"),
                Arguments.of(new BigDecimal("1E-2000000000"), "1E-2000000000"),
                Arguments.of(List.of(1), "[1]"),
                Arguments.of("1234.5", "1234.5"),
                Arguments.of(true, "true"));
    }

    @ParameterizedTest
    @MethodSource("localised")
    void with_a_locale_values_are_written_as_its_readers_do(Object value, String shown) {
        Map<String, Object> values = Map.of("v", value);

        assertThat(valid(renderer.render("{{v}}", values, Locale.GERMANY))).isEqualTo(shown);
        assertThat(valid(renderer.renderHtml("{{v}}", values, Locale.GERMANY))).isEqualTo(shown);
    }

    @Test
    void another_locale_writes_otherwise() {
        assertThat(valid(renderer.render(
                        "{{a}} {{b}}", Map.of("a", 1234.5, "b", LocalDate.of(2026, 11, 21)), Locale.US)))
                .isEqualTo("1,234.5 Nov 21, 2026");
    }

    @Test
    void a_null_is_empty_and_a_missing_value_an_error_in_html_too() {
        Map<String, Object> values = new HashMap<>();
        values.put("nothing", null);

        assertThat(valid(renderer.renderHtml("a{{nothing}}b", values, Locale.US)))
                .isEqualTo("ab");
        assertThat(invalid(renderer.renderHtml("{{missing}}", values))).contains("missing", "nothing");
    }

    private static String valid(Validated<String> parsed) {
        return parsed.match(text -> text, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static String invalid(Validated<String> parsed) {
        return parsed.match(
                text -> {
                    throw new AssertionError("went out: " + text);
                },
                reason -> reason);
    }
}
