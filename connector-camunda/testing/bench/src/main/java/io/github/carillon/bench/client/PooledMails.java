package io.github.carillon.bench.client;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpChannel;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Mails over the connections that the channel keeps. */
final class PooledMails implements PoolRole.Mails {

    private final SmtpChannel channel;
    private final AtomicInteger numbers;

    PooledMails(SmtpChannel channel, AtomicInteger numbers) {
        this.channel = channel;
        this.numbers = numbers;
    }

    @Override
    public void send(int count) throws MessagingException {
        for (int sent = 0; sent < count; sent++) {
            Outcome outcome = channel.send(delivery(numbers.incrementAndGet()));
            if (!(outcome instanceof Outcome.Accepted)) {
                throw new MessagingException(outcome.toString());
            }
        }
    }

    private static Delivery<Mail> delivery(int number) {
        EmailAddress to = new EmailAddress("customer-" + number + "@example.org", null);
        DeliveryKey key = new DeliveryKey("bench", "", String.valueOf(number), to.value(), "smtp", to.value());
        Mail mail = new Mail(null, List.of(), to, List.of(), List.of(), Texts.SUBJECT, Texts.BODY, null);
        return new Delivery<>(key, mail);
    }
}
