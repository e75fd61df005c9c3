package io.github.carillon.bench.lab;

import io.github.carillon.bench.child.Setup;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where all messages end: a mail server and a Twilio in this JVM, which count by task what arrives and hold each answer
 * back for the round trip to a distant one. For one measurement.
 */
final class Relay implements AutoCloseable {

    private static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC" + "0123456789abcdef".repeat(2), "no secret on loopback");

    private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
    private final SmtpTestServer smtp;
    private final TwilioTestServer twilio;

    private Relay(SmtpTestServerOptions options, TwilioTestServer twilio) {
        this.smtp = SmtpTestServer.start(
                options.withConsumer(mail -> arrived.merge(mail.recipients().get(0), 1, Integer::sum)));
        this.twilio = twilio;
    }

    /**
     * Starts one.
     *
     * @param roundTrip how long each reply is held back
     */
    static Relay start(Duration roundTrip) throws IOException {
        TwilioTestServer twilio = TwilioTestServer.start(ACCOUNT, Clock.systemUTC());
        if (roundTrip.toMillis() > 0) {
            twilio.next(TwilioAnswer.slow(roundTrip).times(Integer.MAX_VALUE));
        }
        return new Relay(SmtpTestServerOptions.defaults().withLatency(roundTrip), twilio);
    }

    int smtpPort() {
        return smtp.port();
    }

    /** What a client must know to send. */
    Setup tell(Setup setup) {
        return setup.with("port", smtp.port())
                .with("twilio", twilio.baseUri())
                .with("account", ACCOUNT.sid())
                .with("token", ACCOUNT.authToken());
    }

    /** How many messages came for each task; a mail is told by its recipient, a text message by its text. */
    Arrivals arrivals() {
        Map<String, Integer> all = new ConcurrentHashMap<>(arrived);
        twilio.messages().forEach(message -> all.merge(Objects.requireNonNull(message.body()), 1, Integer::sum));
        int messages = all.values().stream().mapToInt(Integer::intValue).sum();
        return new Arrivals(all.size(), messages - all.size());
    }

    /**
     * What arrived.
     *
     * @param tasks how many tasks had a message
     * @param doubled how many messages came beyond the first of their task
     */
    record Arrivals(int tasks, int doubled) {}

    @Override
    public void close() {
        smtp.close();
        twilio.close();
    }
}
