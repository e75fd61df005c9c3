package io.github.carillon.engines;

import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SendGridTestServer;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Where all messages end: a mail server, a mail service and a Twilio in this JVM. */
final class Sinks implements AutoCloseable {

    private static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC" + "0123456789abcdef".repeat(2), "known on loopback");
    private static final String KEY = "SG.known-on-loopback-too";

    private final SmtpTestServer smtp = SmtpTestServer.start();
    private final SendGridTestServer sendGrid = SendGridTestServer.start(KEY, Set.of("mail.send"), "example.org");
    private final TwilioTestServer twilio;

    private Sinks(TwilioTestServer twilio) {
        this.twilio = twilio;
    }

    static Sinks start() throws IOException {
        return new Sinks(TwilioTestServer.start(ACCOUNT, Clock.systemUTC()));
    }

    SmtpTestServer smtp() {
        return smtp;
    }

    SendGridTestServer sendGrid() {
        return sendGrid;
    }

    TwilioTestServer twilio() {
        return twilio;
    }

    /** The mails to this address, oldest first. */
    List<ReceivedMail> mailsTo(String address) {
        return smtp.mails().stream()
                .filter(mail -> mail.recipients().contains(address))
                .toList();
    }

    /** The settings of a worker that sends everything here. */
    List<String> settings() {
        return List.of(
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.port=" + smtp.port(),
                "--carillon.connections.mail.security=plain",
                "--carillon.connections.mail.from=shop@example.org",
                "--carillon.connections.service.type=sendgrid",
                "--carillon.connections.service.api-key=" + KEY,
                "--carillon.connections.service.base-url=" + sendGrid.baseUri(),
                "--carillon.connections.service.from=shop@example.org",
                "--carillon.connections.text.type=twilio",
                "--carillon.connections.text.account-sid=" + ACCOUNT.sid(),
                "--carillon.connections.text.auth-token=" + ACCOUNT.authToken(),
                "--carillon.connections.text.from=+15005550006",
                "--carillon.connections.text.base-url=" + twilio.baseUri());
    }

    @Override
    public void close() {
        smtp.close();
        sendGrid.close();
        twilio.close();
    }
}
