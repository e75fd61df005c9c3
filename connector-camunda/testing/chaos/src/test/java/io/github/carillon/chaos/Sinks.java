package io.github.carillon.chaos;

import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where all messages end: a mail server and a Twilio in this JVM. Each message carries its task's business key. */
final class Sinks implements AutoCloseable {

    static final TwilioAccount ACCOUNT = new TwilioAccount("AC" + "0123456789abcdef".repeat(2), "known on loopback");

    static final String MAIL_USER = "shop";
    static final String MAIL_PASSWORD = "known on loopback too";

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

    private final Map<String, List<String>> mails = new ConcurrentHashMap<>();
    private final SmtpTestServer smtp;
    private final TwilioTestServer twilio;

    private Sinks(SmtpTestServerOptions options, Consumer<ReceivedMail> alsoTold, TwilioTestServer twilio) {
        this.smtp = SmtpTestServer.start(options.withConsumer(mail -> {
            count(mail);
            alsoTold.accept(mail);
        }));
        this.twilio = twilio;
    }

    /**
     * Starts both.
     *
     * @param latency how long each reply takes
     */
    static Sinks start(Duration latency) throws IOException {
        return start(latency, mail -> {});
    }

    /** Starts both, and tells somebody of each mail before its reply. */
    static Sinks start(Duration latency, Consumer<ReceivedMail> alsoTold) throws IOException {
        TwilioTestServer twilio = TwilioTestServer.start(ACCOUNT, Clock.systemUTC());
        if (!latency.isZero()) {
            twilio.next(TwilioAnswer.slow(latency.multipliedBy(4)).times(Integer.MAX_VALUE));
        }
        return new Sinks(
                SmtpTestServerOptions.defaults().withLatency(latency).withLogin(MAIL_USER, MAIL_PASSWORD),
                alsoTold,
                twilio);
    }

    SmtpTestServer smtp() {
        return smtp;
    }

    TwilioTestServer twilio() {
        return twilio;
    }

    /** The ids of the messages that came for each business key with this beginning. */
    Map<String, List<String>> arrived(String prefix) {
        Map<String, List<String>> all = new ConcurrentHashMap<>();
        mails.forEach((key, ids) -> all.put(key, new ArrayList<>(ids)));
        twilio.messages()
                .forEach(text -> all.computeIfAbsent(String.valueOf(text.body()), key -> new ArrayList<>())
                        .add(text.sid()));
        all.keySet().removeIf(key -> !key.startsWith(prefix));
        return all;
    }

    @Override
    public void close() {
        smtp.close();
        twilio.close();
    }

    private void count(ReceivedMail mail) {
        String address = mail.recipients().get(0);
        Matcher id = MESSAGE_ID.matcher(mail.text());
        mails.computeIfAbsent(address.substring(0, address.indexOf('@')), key -> new CopyOnWriteArrayList<>())
                .add(id.find() ? id.group(1) : "none");
    }
}
