package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is written into a mail, it has the headers, the envelope and the text that were meant, or is refused. */
class MailInjectionTest {

    private static final BlockingQueue<ReceivedMail> RECEIVED = new LinkedBlockingQueue<>();
    private static SmtpTestServer server;
    private static SmtpChannel channel;

    @BeforeContainer
    static void start() {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults().withConsumer(RECEIVED::add));
        channel = new SmtpChannel(settings(server.port(), Security.PLAIN), SettableClock.at("2026-11-21T10:00:00Z"));
    }

    @AfterContainer
    static void stop() {
        channel.close();
        server.close();
    }

    @Property(tries = 200)
    void a_mail_arrives_as_meant_or_is_refused(
            @ForAll("texts") String subject, @ForAll("texts") String name, @ForAll("texts") String body)
            throws Exception {
        EmailAddress to = new EmailAddress(ANN.value(), name);
        EmailAddress copy = new EmailAddress("bob@example.com", name);
        Mail mail = new Mail(null, List.of(copy), to, List.of(copy), List.of(), subject, body, null);

        Outcome outcome = channel.send(delivery(mail));

        if (Stream.of(subject, name).anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            assertThat(codeOf(outcome)).isIn("INVALID_SUBJECT", "INVALID_NAME");
            assertThat(RECEIVED).isEmpty();
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertReceived(RECEIVED.remove(), subject, name, body);
    }

    @Property(tries = 50)
    void html_arrives_as_meant(@ForAll("texts") String body) throws Exception {
        Mail mail = new Mail(null, List.of(), ANN, List.of(), List.of(), "s", body, body);

        assertThat(channel.send(delivery(mail))).isInstanceOf(Outcome.Accepted.class);

        var parts = (Multipart) parsed(RECEIVED.remove()).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo(canonical(body));
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo(canonical(body));
    }

    @Property(tries = 100)
    void names_of_files_and_custom_headers_arrive_as_meant_or_are_refused(
            @ForAll("texts") String fileName, @ForAll("texts") String value) throws Exception {
        Attachment file = Attachment.file(fileName, fileName, value.getBytes(StandardCharsets.UTF_8));
        Mail mail = new Mail(null, List.of(), ANN, List.of(), List.of(), "s", "text", null)
                .withAttachments(List.of(file))
                .withHeaders(MailHeaders.none().withCustom(Map.of("X-Custom", value)));

        Outcome outcome = channel.send(delivery(mail));

        if (!(outcome instanceof Outcome.Accepted)) {
            assertThat(codeOf(outcome)).isIn("INVALID_HEADER", "INVALID_FILE_NAME");
            assertThat(fileName + value).matches("(?s).*[\\p{Cntrl}\u0080-\u009F\u202A-\u202E\u2066-\u2069].*|.{256,}");
            assertThat(RECEIVED).isEmpty();
            return;
        }
        MimeMessage message = parsed(RECEIVED.remove());
        assertThat(headerNames(message)).hasSize(10).contains("X-Custom");
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader("X-Custom")[0])))
                .isEqualTo(wellFormed(value));
        var part = (MimeBodyPart) ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(Collections.list(part.getAllHeaders())).hasSize(3);
        assertThat(part.getFileName()).isEqualTo(wellFormed(file.name()));
        assertThat(part.getInputStream()).hasBinaryContent(value.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(300);
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abc äöü€ \",;:<>@()[]\\=?._")
                .withCharRange('\uD7F0', '\uE010')
                .ofMaxLength(200);
        Arbitrary<String> attacks = Arbitraries.of(
                "x\r\nBcc: eve@example.com",
                "\r\n.\r\nMAIL FROM:<eve@example.com>",
                "\n.\n",
                ".",
                "..",
                "\r.\r\nRSET",
                "=?UTF-8?B?eA==?=",
                "a\" <eve@example.com>, \"b",
                "eve@example.com,",
                " ",
                "",
                "x".repeat(5000),
                "x ".repeat(3000),
                "--boundary\r\nContent-Type: text/html");
        return Arbitraries.oneOf(any, words, attacks);
    }

    private static void assertReceived(ReceivedMail received, String subject, String name, String body)
            throws Exception {
        assertThat(received.envelopeFrom()).isEqualTo("carillon@example.org");
        assertThat(received.recipients()).containsExactly("ann.lee@example.com", "bob@example.com");
        MimeMessage message = parsed(received);
        assertThat(headerNames(message))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Cc",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
        assertThat(message.getSubject()).isEqualTo(wellFormed(subject));
        assertMailbox(message.getHeader("To", ","), "ann.lee@example.com", name);
        assertMailbox(message.getHeader("Cc", ","), "bob@example.com", name);
        assertMailbox(message.getHeader("Reply-To", ","), "bob@example.com", name);
        // the line break before the final dot may be the protocol's own
        assertThat(message.getContent()).isIn(canonical(body), canonical(body) + "\r\n");
        assertThat(received.text().lines().mapToInt(String::length).max().orElseThrow())
                .isLessThanOrEqualTo(998);
    }

    private static void assertMailbox(String header, String address, String name) throws Exception {
        InternetAddress[] parsed = InternetAddress.parseHeader(header, true);
        assertThat(parsed).hasSize(1);
        assertThat(parsed[0].getAddress()).isEqualTo(address);
        String personal = parsed[0].getPersonal();
        assertThat(personal == null ? "" : personal).isEqualTo(wellFormed(name.strip()));
    }

    private static MimeMessage parsed(ReceivedMail received) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), received.content());
    }

    private static List<String> headerNames(MimeMessage message) throws Exception {
        List<String> names = new ArrayList<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            names.add(header.getName());
        }
        return names;
    }

    private static String canonical(String body) {
        return wellFormed(body).replaceAll("\r\n|\r|\n", "\r\n");
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
