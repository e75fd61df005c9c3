package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Setup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
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
        this.session = PlainMail.session(setup.number("port"));
        this.client = ExternalTaskClient.create()
                .baseUrl(setup.text("engine"))
                .asyncResponseTimeout(LONG_POLL_MILLIS)
                .disableAutoFetching()
                .build();
    }

    @Override
    void start() {
        client.subscribe(topic)
                .lockDuration(LOCK_MILLIS)
                .includeExtensionProperties(true)
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
            Transport.send(PlainMail.compose(session, text(task, "to"), text(task, "subject"), text(task, "body")));
        } catch (MessagingException refused) {
            throw new IllegalStateException("the relay takes every mail", refused);
        }
    }

    private static String text(ExternalTask task, String name) {
        String variable = task.getVariable(name);
        return variable == null ? task.getExtensionProperty(name) : variable;
    }
}
