package io.github.carillon.core.mailapi;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.testserver.ReceivedMail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;

/** Mails and limits for the tests of all three services. */
final class ApiSamples {

    static final String SECRET = "a-Secret-that-must-not-leak";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    static final EmailAddress SENDER = new EmailAddress("carillon@example.org", "Größe GmbH");
    static final EmailAddress ANN = new EmailAddress("ann.lee@example.com", "Lee, Ann");
    static final EmailAddress BOB = new EmailAddress("bob@example.com", null);
    static final EmailAddress EVE = new EmailAddress("eve@example.com", null);
    static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), 2);
    static final HttpLimits IMPATIENT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofSeconds(20), 2);
    static final Attachment PDF =
            Attachment.file("März.pdf", "application/pdf", "%PDF".getBytes(StandardCharsets.US_ASCII));
    static final Attachment LOGO = Attachment.inline("l.png", "image/png", new byte[] {1, 2, 3}, "logo");

    private ApiSamples() {}

    /** Everything a mail can have. */
    static Mail full() {
        Mail mail = new Mail(
                null,
                List.of(BOB),
                ANN,
                List.of(BOB),
                List.of(EVE),
                "Übersicht 17",
                "Text ü",
                "<p>ü <img src=\"cid:logo\"></p>");
        return mail.withAttachments(List.of(PDF, LOGO))
                .withHeaders(MailHeaders.none().withThread("instance-1").withImportance(Importance.HIGH));
    }

    static Mail plain(EmailAddress to) {
        return new Mail(null, List.of(), to, List.of(), List.of(), "Order 17", "Your order is ready.", null);
    }

    static Delivery<Mail> delivery(Mail mail) {
        return new Delivery<>(
                new DeliveryKey("engine", "", "task-1", "ann", "mail", mail.to().value()), mail);
    }

    static MimeMessage parsed(ReceivedMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), mail.content());
    }

    static String codeOf(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                Outcome.Refused::code,
                Outcome.Misconfigured::code,
                Outcome.Deferred::code,
                Outcome.Unknown::code);
    }
}
