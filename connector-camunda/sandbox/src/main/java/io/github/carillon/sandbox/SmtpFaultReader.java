package io.github.carillon.sandbox;

import io.github.carillon.testserver.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code {phase, reply, times}} as a fault of the mail catcher. */
final class SmtpFaultReader {

    static final List<String> FIELDS = List.of("phase", "reply", "times");

    private static final List<String> PHASES = List.of("connect", "mail", "rcpt", "data", "body", "dot");
    private static final String REPLIES = "\"drop\", \"stall\" or an SMTP reply such as \"451 4.3.0 later\"";
    private static final Pattern REPLY_LINE = Pattern.compile("[245][0-9]{2} [ -~]+");
    private static final int MOST = 1_000_000;

    private SmtpFaultReader() {}

    static Optional<Fault> read(JsonFields fields) {
        String phase = required(fields, "phase", fields.word("phase", PHASES), "one of " + String.join(", ", PHASES));
        String reply = required(fields, "reply", fields.text("reply", REPLIES), REPLIES);
        Integer times = fields.number("times", 1, MOST);
        if (reply != null && !isAction(reply) && !REPLY_LINE.matcher(reply).matches()) {
            fields.wrong("reply", "is no reply of a mail server", REPLIES);
        } else if (reply != null && !isAction(reply) && "body".equals(phase)) {
            fields.wrong("reply", "cannot be given while the message is still coming", "\"drop\" or \"stall\"");
        }
        if (phase == null || reply == null || !fields.mistakes().isEmpty()) {
            return Optional.empty();
        }
        Fault fault = fault(Fault.Phase.valueOf(phase.toUpperCase(Locale.ROOT)), reply);
        return Optional.of(fault.times(times == null ? 1 : times));
    }

    private static Fault fault(Fault.Phase phase, String reply) {
        return switch (reply) {
            case "drop" -> Fault.drop(phase);
            case "stall" -> Fault.stall(phase);
            default -> Fault.reply(phase, reply);
        };
    }

    private static boolean isAction(String reply) {
        return reply.equals("drop") || reply.equals("stall");
    }

    private static @Nullable String required(JsonFields fields, String name, @Nullable String value, String expected) {
        if (value == null && !fields.hasMistake(name)) {
            fields.wrong(name, "is missing", expected);
        }
        return value;
    }
}
