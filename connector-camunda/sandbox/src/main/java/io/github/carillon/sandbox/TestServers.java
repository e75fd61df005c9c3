package io.github.carillon.sandbox;

import io.github.carillon.core.webpush.VapidKeyPair;
import io.github.carillon.testserver.PushTestServer;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The three servers that the worker's connections lead to in place of the world. */
record TestServers(MailCatcher mail, TwilioTestServer twilio, PushTestServer pushes) implements AutoCloseable {

    /** Public on purpose: whoever tries another account at a task must know which one is right. */
    static final TwilioAccount ACCOUNT =
            new TwilioAccount("AC00000000000000000000000000000000", "00000000000000000000000000000000");

    /** Twilio's own test number that may send. */
    static final String SENDER = "+15005550006";

    static TestServers start(SandboxOptions options, Narrator narrator) throws IOException {
        int smtpPort = Loopback.claim(options.smtpPort(), "--smtp-port");
        int imapPort = Loopback.claim(options.imapPort(), "--imap-port");
        int twilioPort = Loopback.claim(options.twilioPort(), "--twilio-port");
        MailCatcher mail = new MailCatcher(smtpPort, imapPort, narrator::mailArrived);
        TwilioTestServer twilio = TwilioTestServer.start(twilioPort, ACCOUNT, Clock.systemUTC());
        twilio.tell(narrator::twilioAnswers);
        return new TestServers(mail, twilio, PushTestServer.start(Clock.systemUTC()));
    }

    /**
     * The worker's connections, as its configuration spells them.
     *
     * @param page where the sandbox is
     */
    Map<String, Object> settings(URI page) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("carillon.connections.mail.type", "smtp");
        settings.put("carillon.connections.mail.host", Loopback.HOST);
        settings.put("carillon.connections.mail.port", mail.smtpPort());
        settings.put("carillon.connections.mail.security", "plain");
        settings.put("carillon.connections.mail.from", "carillon@example.org");
        settings.put("carillon.connections.twilio.type", "twilio");
        settings.put("carillon.connections.twilio.account-sid", ACCOUNT.sid());
        settings.put("carillon.connections.twilio.auth-token", ACCOUNT.authToken());
        settings.put("carillon.connections.twilio.from", SENDER);
        settings.put("carillon.connections.twilio.base-url", twilio.baseUri());
        VapidKeyPair keys = VapidKeyPair.generate();
        settings.put("carillon.connections.push.type", "web-push");
        settings.put("carillon.connections.push.public-key", keys.publicKey());
        settings.put("carillon.connections.push.private-key", keys.privateKey().reveal());
        settings.put("carillon.connections.push.subject", "mailto:carillon@example.org");
        settings.put("carillon.connections.push.page", page.resolve("/bell/app"));
        settings.put("carillon.connections.push.allow-private", "true");
        return settings;
    }

    @Override
    public void close() {
        mail.close();
        twilio.close();
        pushes.close();
    }
}
