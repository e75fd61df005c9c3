package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTemplateTest {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Test
    void the_title_of_a_page_is_the_subject_and_the_page_is_the_body() {
        String page = "<html><head><title>Order {{number}}</title></head><body><p>Dear {{name}}</p></body></html>";

        assertThat(MessageTemplate.read("order.html", page))
                .isEqualTo(new MessageTemplate("Order {{number}}", page, true));
        assertThat(MessageTemplate.read("order.htm", page).html()).isTrue();
    }

    @Test
    void entities_of_the_title_are_the_characters_they_stand_for() {
        assertThat(subjectOfPage("<title>Fish &amp; chips &lt;3 &euro;5 &#8211; {{name}}</title>"))
                .isEqualTo("Fish & chips <3 €5 – {{name}}");
    }

    @Test
    void a_title_has_any_case_and_any_attributes() {
        assertThat(subjectOfPage("<TITLE lang=\"en\">Order</Title>")).isEqualTo("Order");
    }

    @Test
    void a_title_of_several_lines_is_a_subject_of_one() {
        assertThat(subjectOfPage("<title>\r\n  Your order\r\n  has {{#late}}not{{/late}} shipped\n</title>"))
                .isEqualTo("Your order has {{#late}}not{{/late}} shipped");
    }

    @Test
    void the_first_title_is_the_subject() {
        assertThat(subjectOfPage("<title>Order</title><svg><title>A picture</title></svg>"))
                .isEqualTo("Order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>Hello</p>", "<titles>Hello</titles>", "Subject: Hello\n\n<p>Hello</p>", ""})
    void a_page_without_a_title_has_no_subject(String page) {
        assertThat(MessageTemplate.read("hello.html", page)).isEqualTo(new MessageTemplate(null, page, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Order {{number}}\n\nDear {{name}}",
                "Subject: Order {{number}}\r\n\r\nDear {{name}}",
                "Subject: Order {{number}}\nDear {{name}}",
                "Subject:Order {{number}}  \n\nDear {{name}}"
            })
    void the_first_line_of_a_text_may_be_its_subject(String content) {
        assertThat(MessageTemplate.read("order.txt", content))
                .isEqualTo(new MessageTemplate("Order {{number}}", "Dear {{name}}", false));
    }

    @Test
    void only_one_blank_line_divides_subject_and_body() {
        assertThat(MessageTemplate.read("order.txt", "Subject: Order\n\n\n  Dear")
                        .body())
                .isEqualTo("\n  Dear");
    }

    @Test
    void a_byte_order_mark_before_the_subject_is_no_part_of_it() {
        assertThat(MessageTemplate.read("order.txt", BYTE_ORDER_MARK + "Subject: Order\n\nDear"))
                .isEqualTo(new MessageTemplate("Order", "Dear", false));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_body_either() {
        assertThat(MessageTemplate.read("order.txt", BYTE_ORDER_MARK + "Dear"))
                .isEqualTo(new MessageTemplate(null, "Dear", false));
        assertThat(MessageTemplate.read("order.html", BYTE_ORDER_MARK + "<p>Dear</p>"))
                .isEqualTo(new MessageTemplate(null, "<p>Dear</p>", true));
    }

    @Test
    void a_subject_that_is_blank_is_none() {
        assertThat(subjectOfPage("<title>\n</title>")).isNull();
        assertThat(MessageTemplate.read("order.txt", "Subject: \n\nDear"))
                .isEqualTo(new MessageTemplate(null, "Dear", false));
    }

    @Test
    void a_text_that_is_a_subject_only_has_an_empty_body() {
        assertThat(MessageTemplate.read("order.txt", "Subject: Order"))
                .isEqualTo(new MessageTemplate("Order", "", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dear {{name}}", "\nSubject: Order\n\nDear", "The Subject: Order\n", "<title>x</title>", ""})
    void a_text_that_does_not_begin_with_a_subject_has_none(String content) {
        assertThat(MessageTemplate.read("order.txt", content)).isEqualTo(new MessageTemplate(null, content, false));
    }

    private static String subjectOfPage(String page) {
        return MessageTemplate.read("page.html", page).subject();
    }
}
