package io.github.carillon.bench.client;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.atomic.AtomicInteger;

/** Mails over a connection that each thread opens once and keeps. */
final class KeptMails implements PoolRole.Mails {

    private final Session session;
    private final AtomicInteger numbers;

    KeptMails(int port, AtomicInteger numbers) {
        this.session = PlainMail.session(port);
        this.numbers = numbers;
    }

    @Override
    public void send(int count) throws MessagingException {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int sent = 0; sent < count; sent++) {
                String to = "customer-" + numbers.incrementAndGet() + "@example.org";
                MimeMessage message = PlainMail.compose(session, to, Texts.SUBJECT, Texts.BODY);
                message.saveChanges();
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
    }
}
