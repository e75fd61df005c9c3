package io.github.carillon.chaos;

import io.github.carillon.app.CarillonApplication;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts workers, each in a JVM of its own, as they run in production but for shorter times. */
final class Worker {

    /** How many connections to the mail server a worker has. */
    static final int CONNECTIONS = 4;

    /** How many deliveries of a connection a worker has in flight: some prepare while the others send. */
    static final int IN_FLIGHT = 2 * CONNECTIONS;

    private Worker() {}

    /**
     * Starts one.
     *
     * @param id the same after a kill
     * @param options as on the command line; they win over those given here
     */
    static JavaProcess start(Path folder, String id, Engine engine, Sinks sinks, String ledger, String... options)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "--spring.main.web-application-type=none",
                "--carillon.engine.url=" + engine.url(),
                "--carillon.worker.id=" + id,
                "--carillon.ledger.url=" + ledger,
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.port=" + sinks.smtp().port(),
                "--carillon.connections.mail.security=plain",
                "--carillon.connections.mail.user=" + Sinks.MAIL_USER,
                "--carillon.connections.mail.password=" + Sinks.MAIL_PASSWORD,
                "--carillon.connections.mail.from=shop@example.org",
                "--carillon.connections.mail.max-connections=" + CONNECTIONS,
                "--carillon.connections.twilio.type=twilio",
                "--carillon.connections.twilio.account-sid=" + Sinks.ACCOUNT.sid(),
                "--carillon.connections.twilio.auth-token=" + Sinks.ACCOUNT.authToken(),
                "--carillon.connections.twilio.from=+15005550006",
                "--carillon.connections.twilio.base-url=" + sinks.twilio().baseUri(),
                "--carillon.connections.twilio.max-connections=" + CONNECTIONS));
        for (String option : options) {
            all.removeIf(given -> given.startsWith(option.substring(0, option.indexOf('=') + 1)));
            all.add(option);
        }
        return JavaProcess.start(folder, id, Worker::isNoEngine, CarillonApplication.class.getName(), all);
    }

    /** Starts one with a ledger of its own, which is a file in that folder. */
    static JavaProcess alone(Path folder, String id, Engine engine, Sinks sinks, String... options) throws IOException {
        return start(folder, id, engine, sinks, "jdbc:h2:file:" + folder.resolve("ledger"), options);
    }

    private static boolean isNoEngine(String entry) {
        return !entry.contains("camunda-bpm-spring-boot");
    }
}
