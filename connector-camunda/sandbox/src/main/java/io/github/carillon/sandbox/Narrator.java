package io.github.carillon.sandbox;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the person at the console what happens, in plain sentences. Never an address, a subject or a text: those are on
 * the page. May be called from any thread.
 */
final class Narrator {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final Pattern MESSAGE_ID = Pattern.compile("<([^@>]+)@[^>]*>");

    /** A reply of SMTP begins with so many digits (RFC 5321 section 4.2). */
    private static final int REPLY_CODE = 3;

    private final PrintStream out;
    private final Clock clock;

    Narrator(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void starting() {
        say("Carillon sandbox: starting the engine, its web apps and the test servers …");
    }

    void deployed(int examples) {
        say(examples == 1 ? "Deployed 1 example." : "Deployed " + examples + " examples.");
    }

    void started(Example example, String instanceId) {
        say("Started \"" + example.title() + "\" (" + example.key() + "), instance " + instanceId);
    }

    void notStarted(Example example, String reason) {
        say("Could not start \"" + example.title() + "\" (" + example.key() + "): " + reason);
    }

    void mailArrived(CaughtMail mail) {
        String id = mail.messageId();
        String reply = mail.reply();
        say("A mail arrived and "
                + (reply == null
                        ? "gets no answer, so that its sender is in doubt: "
                        : "is answered " + reply.substring(0, REPLY_CODE) + ": ")
                + (id == null ? "without a Message-ID" : "Message-ID " + withoutDomain(id)));
    }

    void twilioAnswers(int request, @Nullable Integer status) {
        say("Request " + request + " to Twilio "
                + (status == null ? "gets no answer: the connection is closed" : "is answered " + status));
    }

    void ended(String key, String instanceId, Map<String, String> outputs) {
        String values = outputs.entrySet().stream()
                .map(output -> output.getKey() + "=" + withoutDomain(output.getValue()))
                .collect(Collectors.joining(", ", outputs.isEmpty() ? "" : ": ", ""));
        say("Instance " + instanceId + " of " + key + " ended" + values);
    }

    void stuck(String activityId, String instanceId, Addresses addresses) {
        say("Instance " + instanceId + " waits for an operator: incident at " + activityId + ", see "
                + addresses.instance(instanceId));
    }

    void ready(Addresses addresses) {
        say("""
            The sandbox is up.
              What arrived    %s
              Cockpit         %s  (demo / demo)
              Tasklist        %s  (demo / demo)
              Engine's REST   %s
              Mails by IMAP   127.0.0.1:%d, the recipient's address as user, any password
              Stop it with Ctrl+C.\
            """.formatted(
                        addresses.page().resolve("/"),
                        addresses.cockpit(),
                        addresses.tasklist(),
                        addresses.page().resolve("/engine-rest"),
                        addresses.imapPort()));
    }

    /** A Message-ID is no address and looks like one: whoever searches this log for addresses shall find none. */
    private static String withoutDomain(String id) {
        return MESSAGE_ID.matcher(id).replaceAll("<$1@…>");
    }

    private void say(String line) {
        out.println(TIME.format(LocalTime.now(clock)) + "  " + line);
    }
}
