package io.github.carillon.core.message;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Mails for tests, composed and read again as a mail program would. */
final class Composed {

    static final EmailAddress ANN = new EmailAddress("ann.lee@example.com", null);
    private static final long LARGEST = 1000;
    private static final MimeComposer COMPOSER =
            new MimeComposer(new EmailAddress("carillon@example.org", null), LARGEST, Clock.systemUTC());

    private Composed() {}

    static Mail mail(@Nullable String html) {
        return new Mail(null, List.of(), ANN, List.of(), List.of(), "Order 17", "Your order is ready.", html);
    }

    static MimeMessage read(Mail mail) throws Exception {
        AtomicReference<byte[]> bytes = new AtomicReference<>();
        Outcome outcome = COMPOSER.compose(delivery(mail), composed -> {
            bytes.set(composed.bytes());
            return new Outcome.Accepted(composed.messageId(), null);
        });
        if (bytes.get() == null) {
            throw new IllegalArgumentException(outcome.toString());
        }
        return parsed(bytes.get());
    }

    static MimeMessage parsed(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    /** The code of the refusal, or {@code composed}. */
    static String codeOf(Mail mail) {
        Outcome outcome = COMPOSER.compose(delivery(mail), composed -> new Outcome.Accepted("composed", null));
        return outcome.match(
                Outcome.Accepted::id, Outcome.Refused::code, misconfigured -> "?", deferred -> "?", unknown -> "?");
    }

    static Delivery<Mail> delivery(Mail mail) {
        return new Delivery<>(
                new DeliveryKey("engine", "", "task-1", "ann", "smtp", mail.to().value()), mail);
    }
}
