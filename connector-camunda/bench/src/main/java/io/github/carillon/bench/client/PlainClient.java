package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Setup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTask;

/**
 * Camunda's external-task client as its documentation has it, with a mail sent in the handler as Jakarta Mail's
 * documentation has it: one thread, ten tasks at a time, a connection for each mail.
 */
public final class PlainClient extends Client {

    private static final long LONG_POLL_MILLIS = 10_000;
    private static final long LOCK_MILLIS = 60_000;

    private final ExternalTaskClient client;
    private final Session session;
    private final String topic;

    /** Connects to nothing yet. */
    public PlainClient(Setup setup) {
        this.topic = setup.text("topic");
        this.client = ExternalTaskClient.create()
                .baseUrl(setup.text("engine"))
                .asyncResponseTimeout(LONG_POLL_MILLIS)
                .disableAutoFetching()
                .build();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", setup.text("port"));
        this.session = Session.getInstance(properties);
    }

    @Override
    void start() {
        client.subscribe(topic)
                .lockDuration(LOCK_MILLIS)
                .handler((task, service) -> {
                    send(task);
                    service.complete(task);
                })
                .open();
        client.start();
    }

    @Override
    void stop() {
        client.stop();
    }

    private void send(ExternalTask task) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom("shop@example.org");
            message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(task.getVariable("to")));
            message.setSubject(task.getVariable("subject"), "UTF-8");
            message.setText(task.getVariable("body"), "UTF-8");
            message.setSentDate(Date.from(Instant.now()));
            Transport.send(message);
        } catch (MessagingException refused) {
            throw new IllegalStateException("the sink takes every mail", refused);
        }
    }
}
