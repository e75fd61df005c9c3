package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @Test
    void paragraphs_and_headings_keep_their_blank_lines() {
        assertThat(HtmlText.of("""
                <html><head><title>no</title><style>p {}</style></head><body>
                <h1>Order  17</h1><p>Dear <b>Ann</b>,<br>it is
                   ready.</p><div>Yours</div><div>Carillon</div></body></html>""")).isEqualTo("Order 17\n\nDear Ann,\nit is ready.\n\nYours\nCarillon");
    }

    @Test
    void lists_keep_their_marks_and_their_depth() {
        assertThat(HtmlText.of(
                        "<p>Do:</p><ul><li>one</li><li>two<ol><li>a<br>b</li><li>c</li></ol></li></ul><p>end</p>"))
                .isEqualTo("Do:\n\n- one\n- two\n  1. a\n    b\n  2. c\n\nend");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/o/17, the order, the order (https://example.org/o/17)",
        "https://example.org, https://example.org, https://example.org",
        "mailto:ann@example.org, ann@example.org, ann@example.org",
        "mailto:ann@example.org, Ann, Ann (mailto:ann@example.org)",
        "#top, up, up",
        "javascript:alert(1), click, click"
    })
    void a_link_is_followed_by_its_address_unless_it_shows_it(String href, String shown, String text) {
        assertThat(HtmlText.of("<a href=\"" + href + "\">" + shown + "</a>")).isEqualTo(text);
    }

    @Test
    void rows_of_a_table_are_lines() {
        assertThat(
                        HtmlText.of(
                                "<table><thead><tr><th>Item</th><th>Price</th></tr></thead><tbody>"
                                        + "<tr><td>Tea</td><td>3,50 €</td></tr> <tr><td>Milk</td> <td></td><td>1 €</td></tr></tbody></table>"))
                .isEqualTo("Item | Price\nTea | 3,50 €\nMilk | 1 €");
    }

    @Test
    void cells_that_hold_the_layout_are_paragraphs_of_their_own() {
        assertThat(HtmlText.of("<table><tr><td><p>left</p></td><td><table><tr><td>a</td><td>b</td></tr></table></td>"
                        + "</tr></table>"))
                .isEqualTo("left\n\na | b");
    }

    @Test
    void what_nobody_sees_is_not_said_and_what_a_picture_shows_is() {
        assertThat(HtmlText.of("<div style=\"Display : none\">preview</div><p hidden>x</p><script>y</script>"
                        + "<p>Hello&nbsp; <img src=\"cid:l\" alt=\"Carillon\"> &lt;b&gt; &amp; &euro;</p>"))
                .isEqualTo("Hello Carillon <b> & €");
    }

    @Test
    void quotations_and_preformatted_text_keep_their_shape() {
        assertThat(HtmlText.of("<blockquote>one<br>two</blockquote><pre>a  b\n  c</pre><hr>end"))
                .isEqualTo("> one\n> two\n\na  b\n  c\n\n---\nend");
    }

    @Test
    void html_of_any_depth_does_no_harm() {
        assertThat(HtmlText.of("<div>".repeat(20_000) + "deep")).isEqualTo("deep");
        assertThat(HtmlText.of("<ul><li>".repeat(2_000) + "deep")).endsWith("deep");
        assertThat(HtmlText.of("")).isEmpty();
        assertThat(HtmlText.of("no tags at <all")).startsWith("no tags at");
    }
}
