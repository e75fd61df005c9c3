package io.github.carillon.core.message;

import static io.github.carillon.core.message.Composed.codeOf;
import static io.github.carillon.core.message.Composed.mail;
import static io.github.carillon.core.message.Composed.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFieldsTest {

    private static final MailHeaders NONE = MailHeaders.none();
    private static final EmailAddress LIST = new EmailAddress("leave+17@example.org", null);
    private static final URI PAGE = URI.create("https://example.org/leave?u=17");

    @Test
    void mails_of_one_thread_refer_to_the_same_root() throws Exception {
        MimeMessage message = written(NONE.withThread("3f1c-77.a_b"));

        assertThat(message.getHeader("References", null)).isEqualTo("<3f1c-77.a_b@example.org>");
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<3f1c-77.a_b@example.org>");
    }

    @ParameterizedTest
    @CsvSource({"HIGH, high, 1 (Highest)", "LOW, low, 5 (Lowest)", "NORMAL,,"})
    void importance_is_said_in_both_ways_mail_programs_read(Importance importance, String said, String priority)
            throws Exception {
        MimeMessage message = written(NONE.withImportance(importance));

        assertThat(message.getHeader("Importance", null)).isEqualTo(said);
        assertThat(message.getHeader("X-Priority", null)).isEqualTo(priority);
    }

    @Test
    void a_page_to_unsubscribe_takes_one_click() throws Exception {
        MimeMessage message = written(NONE.withUnsubscribe(new Unsubscribe(LIST, PAGE)));

        assertThat(MimeUtility.unfold(message.getHeader("List-Unsubscribe", null)))
                .isEqualTo("<https://example.org/leave?u=17>, <mailto:leave+17@example.org>");
        assertThat(message.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void escapes_in_an_address_are_in_small_letters() throws Exception {
        URI page = URI.create("https://example.org/leave?münü=%BC");

        assertThat(MimeUtility.unfold(written(NONE.withUnsubscribe(new Unsubscribe(null, page)))
                        .getHeader("List-Unsubscribe", null)))
                .isEqualTo("<https://example.org/leave?m%c3%bcn%c3%bc=%bc>");
    }

    @Test
    void an_address_alone_takes_no_click() throws Exception {
        MimeMessage message = written(NONE.withUnsubscribe(new Unsubscribe(LIST, null)));

        assertThat(message.getHeader("List-Unsubscribe", null)).isEqualTo("<mailto:leave+17@example.org>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/leave",
                "javascript:alert(1)",
                "https:leave",
                "leave",
                "https://example.org/\uD83D"
            })
    void a_page_that_is_not_https_is_refused(String page) {
        assertThat(code(NONE.withUnsubscribe(new Unsubscribe(null, URI.create(page)))))
                .isEqualTo("INVALID_HEADER");
    }

    @Test
    void no_way_at_all_to_unsubscribe_is_refused() {
        assertThat(code(NONE.withUnsubscribe(new Unsubscribe(null, null)))).isEqualTo("INVALID_HEADER");
    }

    @Test
    void custom_fields_arrive_as_written_and_win_over_ours() throws Exception {
        String references = "<" + "a".repeat(200) + "@example.org> <b@example.org>";
        MimeMessage message = written(NONE.withThread("t")
                .withCustom(Map.of(
                        "X-Groesse",
                        "Maß 17 €",
                        "references",
                        references,
                        "reply-to",
                        "\"Lee, Ann\" <ann@example.com>",
                        "List-Id",
                        "Orders <orders.example.org>",
                        "Importance",
                        "high")));

        assertThat(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader("X-Groesse", null))))
                .isEqualTo("Maß 17 €");
        assertThat(message.getHeader("References")).hasSize(1);
        assertThat(MimeUtility.unfold(message.getHeader("References", null))).isEqualTo(references);
        assertThat(((InternetAddress) message.getReplyTo()[0]).getPersonal()).isEqualTo("Lee, Ann");
        assertThat(message.getHeader("List-Id", null)).isEqualTo("Orders <orders.example.org>");
        assertThat(message.getHeader("Importance", null)).isEqualTo("high");
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<t@example.org>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To",
                "Cc",
                "bcc",
                "From",
                "Sender",
                "Content-Type",
                "MIME-Version",
                "Received",
                "Return-Path",
                "DKIM-Signature",
                "Message-ID",
                "Date",
                "Subject",
                "Auto-Submitted",
                "X-SMTPAPI",
                "X-SES-Source-ARN",
                "X-A: b",
                "X-\r\nBcc",
                "X A",
                "X-ü",
                "",
                "List"
            })
    void other_fields_are_refused(String name) {
        assertThat(code(NONE.withCustom(Map.of(name, "x")))).isEqualTo("INVALID_HEADER");
    }

    @ParameterizedTest
    @CsvSource({
        "X-A, 'a\r\nBcc: eve@example.com'",
        "X-A, 'a\tb'",
        "References, no-brackets",
        "In-Reply-To, <a> <b",
        "Reply-To, 'a@example.org, b@example.org'",
        "Importance, urgent",
        "List-Id, Größe"
    })
    void a_value_that_cannot_be_one_is_refused(String name, String value) {
        assertThat(code(NONE.withCustom(Map.of(name, value)))).isEqualTo("INVALID_HEADER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a@b", "<a>", "a..b", "", "a\r\nb", "ü"})
    void a_thread_that_is_no_id_is_refused(String thread) {
        assertThat(code(NONE.withThread(thread))).isEqualTo("INVALID_HEADER");
    }

    private static MimeMessage written(MailHeaders headers) throws Exception {
        return read(mail(null).withHeaders(headers));
    }

    private static String code(MailHeaders headers) {
        return codeOf(mail(null).withHeaders(headers));
    }
}
