package io.github.carillon.core.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.ReplyText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<ann.lee@example.com>: unknown | <***@example.com>: unknown",
                "no ann+x@example.com, no \"ann lee\"@example.com | no ***@example.com, no ***@example.com",
                "see https://help.test/?q=ann.lee%40example.com | see https:***%40example.com",
                "user ANN.LEE unknown | user *** unknown",
                "planned leeway, ann.leeds | planned leeway, ann.leeds",
                "AGFubi5sZWUAc2VjcmV0MTIz is wrong | *** is wrong",
                "authentication unsuccessful | authentication unsuccessful",
                "sorry password=RECVSECRET1 no | sorry password=*** no",
                "Passwort: Geheim!1, mot de passe=secretfr1, clave: claveSecreta9 | Passwort: ***, mot de passe=***, clave: ***",
                "passwd is geheim123; the password is wrong | passwd is ***; the password is wrong",
                "passphrase \"open sesame\" | passphrase ***",
                "xoxb-123456789012-abcdefghijkl, glpat-ABCDEFGHIJKLMNOPQRST | ***, ***",
                "Cookie: a=b, Set-Cookie: sid=7 | Cookie: ***",
                "no +4915112345678 and +49 151 12345678 here | no *** and *** here",
                "{\"token\":\"t-1\",\"more\":1} Bearer abcdefgh1 | {\"token\":***,\"more\":1} Bearer ***",
                "ftp://shop:secret@files.test/x | ftp:***@files.test/x",
            })
    void addresses_and_credentials_are_masked(String said, String safe) {
        assertThat(ReplyText.safe(said, List.of("ann.lee@example.com"))).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user@example.com | the user is unknown, <user>: no mailbox | the user is unknown, <***>: no mailbox",
                "me@example.com | tell me | tell me",
                "info@example.com | more info at https://help.test/Mail/Answer/81126 | more info at https://help.test/Mail/Answer/81126",
                "ann@example.com | MailboxUnavailableException, AUTHENTICATIONFAILED | MailboxUnavailableException, AUTHENTICATIONFAILED",
                "ann@example.com | Authentication/Authorization of ann | Authentication/Authorization of ***",
                "ann@example.com | AGFubgBodW50ZXIyMTIz, dXNlcjpwYXNzd29yZA== | ***, ***",
            })
    void ordinary_words_stay(String address, String said, String safe) {
        assertThat(ReplyText.safe(said, List.of(address))).isEqualTo(safe);
    }

    @Test
    void a_long_word_takes_no_time() {
        String word = "a".repeat(1_990) + "1";

        assertThat(ReplyText.safe(word, List.of())).isEqualTo("***");
    }

    @Test
    void a_reply_of_many_lines_is_one_line() {
        SmtpReply reply = SmtpReply.parse(550, "550-5.1.1 no such\r\n550-5.1.1 user\u0007\r\n550 5.1.1 here\n");

        assertThat(reply.enhanced()).isEqualTo("5.1.1");
        assertThat(ReplyText.safe(reply.text(), List.of())).isEqualTo("no such user here");
    }

    @Test
    void a_novel_is_cut() {
        assertThat(ReplyText.safe("no ".repeat(1000), List.of())).hasSize(201).endsWith("…");
    }

    @Test
    void a_reply_without_an_enhanced_code_keeps_its_text() {
        SmtpReply reply = SmtpReply.parse(550, "550 5.1 is no code");

        assertThat(reply.bestCode()).isEqualTo("550");
        assertThat(reply.text()).isEqualTo("5.1 is no code");
    }
}
