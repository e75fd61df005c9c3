package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.address;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mailWithSubject;
import static io.github.carillon.core.smtp.Samples.mailWithText;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.SettableClock;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeCompositionTest {

    private static GreenMail server;
    private static SmtpChannel channel;

    @BeforeAll
    static void start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        server = new GreenMail(setup);
        server.start();
        channel = new SmtpChannel(
                settings(server.getSmtp().getPort(), Security.PLAIN), SettableClock.at("2026-11-21T10:00:00Z"));
    }

    @AfterAll
    static void stop() {
        channel.close();
        server.stop();
    }

    @BeforeEach
    void forget() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    @Test
    void a_text_is_one_plain_part_with_the_headers_of_an_automatic_mail() throws Exception {
        var delivery = delivery(mailWithSubject("Order 17"));
        assertThat(channel.send(delivery)).isInstanceOf(Outcome.Accepted.class);

        MimeMessage received = received();
        assertThat(received.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(received.getContent().toString().strip()).isEqualTo("text");
        assertThat(received.getSubject()).isEqualTo("Order 17");
        assertThat(received.getMessageID()).isEqualTo("<" + delivery.key().id() + "@example.org>");
        assertThat(received.getHeader("Date", null)).isEqualTo("Sat, 21 Nov 2026 10:00:00 +0000");
        assertThat(received.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(received.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("OOF, AutoReply");
        assertThat(received.getHeader("From", null)).isEqualTo("carillon@example.org");
    }

    @Test
    void text_and_html_are_alternatives_of_one_another() throws Exception {
        channel.send(delivery(new Mail(null, List.of(), ANN, List.of(), List.of(), "s", "Grüße", "<p>Grüße</p>")));

        MimeMessage received = received();
        assertThat(received.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart(parts.getBodyPart(0), "text/plain", "Grüße");
        assertPart(parts.getBodyPart(1), "text/html", "<p>Grüße</p>");
    }

    @Test
    void names_and_subject_arrive_as_written() throws Exception {
        EmailAddress to = address("\"Müller, Jürgen\" <juergen@example.com>");
        EmailAddress cc = address("\"Lee, Ann\" <ann.lee@example.com>");
        EmailAddress from = address("Größe GmbH <info@example.net>");
        String subject = "Übergrößenträger 😀 ".repeat(20).strip();
        channel.send(delivery(new Mail(from, List.of(ANN), to, List.of(cc), List.of(), subject, "t", null)));

        MimeMessage received = received();
        assertThat(received.getSubject()).isEqualTo(subject);
        assertThat(received.getFrom()).containsExactly(new InternetAddress("info@example.net"));
        assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isEqualTo("Größe GmbH");
        assertThat(personal(received, RecipientType.TO)).isEqualTo("Müller, Jürgen");
        assertThat(personal(received, RecipientType.CC)).isEqualTo("Lee, Ann");
        assertThat(received.getReplyTo()).containsExactly(new InternetAddress("ann.lee@example.com"));
        assertThat(received.getMessageID()).endsWith("@example.net>");
        assertThat(longestLine(received)).isLessThanOrEqualTo(78);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "\uD83D\uDE00"})
    void no_line_is_longer_than_smtp_allows(String character) throws Exception {
        String text = character.repeat(3000);
        assertThat(channel.send(delivery(mailWithText(text)))).isInstanceOf(Outcome.Accepted.class);

        MimeMessage received = received();
        assertThat(longestLine(received)).isLessThanOrEqualTo(998);
        assertThat(received.getContent().toString().strip()).isEqualTo(text);
    }

    @Test
    void a_subject_without_a_space_fits_its_lines_too() throws Exception {
        channel.send(delivery(mailWithSubject("x".repeat(2000))));

        assertThat(received().getSubject()).isEqualTo("x".repeat(2000));
        assertThat(longestLine(received())).isLessThanOrEqualTo(78);
    }

    @Test
    void a_subject_that_looks_encoded_is_shown_as_written() throws Exception {
        channel.send(delivery(mailWithSubject("=?UTF-8?Q?surprise?=")));

        assertThat(received().getSubject()).isEqualTo("=?UTF-8?Q?surprise?=");
    }

    @Test
    void half_a_character_does_no_harm() throws Exception {
        String half = "a\uD83Db";
        Mail mail =
                new Mail(null, List.of(), new EmailAddress(ANN.value(), half), List.of(), List.of(), half, half, half);

        assertThat(channel.send(delivery(mail))).isInstanceOf(Outcome.Accepted.class);
        assertThat(received().getSubject()).isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: eve@example.com", "a\nb", "a\rb", "a\u0000b", "a\tb", "a\u0085b"})
    void a_control_character_in_subject_or_name_is_refused(String text) {
        Mail named = new Mail(
                null, List.of(), ANN, List.of(new EmailAddress("b@example.com", text)), List.of(), "s", "t", null);

        assertThat(codeOf(channel.send(delivery(mailWithSubject(text))))).isEqualTo("INVALID_SUBJECT");
        assertThat(codeOf(channel.send(delivery(named)))).isEqualTo("INVALID_NAME");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example>\r\nDATA", "a b@example.com", "a@b, c@d", "x <a@example.com>", "a"})
    void an_address_that_is_none_is_refused(String value) {
        Mail mail = new Mail(null, List.of(), ANN, List.of(), List.of(new EmailAddress(value, null)), "s", "t", null);

        assertThat(codeOf(channel.send(delivery(mail)))).isEqualTo("INVALID_ADDRESS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    private static String personal(MimeMessage message, RecipientType type) throws MessagingException {
        return ((InternetAddress) message.getRecipients(type)[0]).getPersonal();
    }

    private static void assertPart(BodyPart part, String type, String content) throws Exception {
        assertThat(part.getContentType()).startsWith(type).containsIgnoringCase("utf-8");
        assertThat(part.getContent().toString().strip()).isEqualTo(content);
    }

    private static int longestLine(MimeMessage message) throws IOException, MessagingException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return raw.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }
}
