package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.value.Secret;
import java.time.Duration;
import java.util.List;

/** Settings and mails for tests, with time-outs long enough to pass and short enough to fail by. */
final class Samples {

    static final EmailAddress SENDER = address("carillon@example.org");
    static final EmailAddress ANN = address("ann.lee@example.com");

    private Samples() {}

    static SmtpSettings settings(int port, Security security) {
        return settings(port, security, 2, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    static SmtpSettings settings(
            int port, Security security, int maxConnections, Duration timeout, Duration finalDotTimeout) {
        return new SmtpSettings(
                "localhost",
                port,
                security,
                null,
                null,
                SENDER,
                timeout,
                timeout,
                timeout,
                finalDotTimeout,
                maxConnections);
    }

    static SmtpSettings withHost(SmtpSettings settings, String host) {
        return new SmtpSettings(
                host,
                settings.port(),
                settings.security(),
                settings.user(),
                settings.password(),
                settings.from(),
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.writeTimeout(),
                settings.finalDotTimeout(),
                settings.maxConnections());
    }

    static SmtpSettings withLogin(SmtpSettings plain, String user, String password) {
        return new SmtpSettings(
                plain.host(),
                plain.port(),
                plain.security(),
                user,
                Secret.of(password),
                plain.from(),
                plain.connectTimeout(),
                plain.readTimeout(),
                plain.writeTimeout(),
                plain.finalDotTimeout(),
                plain.maxConnections());
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).match(address -> address, reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    static Mail mail(EmailAddress to) {
        return new Mail(null, List.of(), to, List.of(), List.of(), "Order 17", "Your order is ready.", null);
    }

    static Mail mailWithSubject(String subject) {
        return new Mail(null, List.of(), ANN, List.of(), List.of(), subject, "text", null);
    }

    static Mail mailWithText(String text) {
        return new Mail(null, List.of(), ANN, List.of(), List.of(), "long", text, null);
    }

    static Delivery<Mail> delivery(Mail mail) {
        return delivery("task-1", mail);
    }

    static Delivery<Mail> delivery(String activation, Mail mail) {
        String address = mail.to().value();
        return new Delivery<>(new DeliveryKey("engine", "", activation, "ann", "smtp", address), mail);
    }
}
