package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Setup;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Duration;

/** Connections to the sinks, with the defaults that the worker's configuration has. */
final class Relays {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);

    private Relays() {}

    static SmtpSettings smtp(int port, int connections) {
        return new SmtpSettings(
                "127.0.0.1",
                port,
                SmtpSettings.Security.PLAIN,
                null,
                null,
                new EmailAddress("shop@example.org", "Shop"),
                CONNECT,
                READ,
                READ,
                Duration.ofMinutes(10),
                connections);
    }

    static TwilioSettings twilio(Setup setup, int connections) {
        URI url = setup.uri("twilio");
        SmsCredentials credentials =
                new SmsCredentials(setup.text("account"), null, Secret.of(setup.text("token")), "+15005550006", null);
        return new TwilioSettings(
                credentials, url, null, null, null, new HttpLimits(CONNECT, READ, CONNECT.plus(READ), connections));
    }
}
