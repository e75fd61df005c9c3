package io.github.carillon.app.settings;

import java.util.List;

/** What every connection has, whatever its type; and the keys by type. */
final class ConnectionKeys {

    /** What kind of server a connection leads to. */
    enum Kind {
        SMTP(Use.SMTP),
        TWILIO(Use.SMS),
        GRAPH(Use.MAIL_SERVICE),
        SENDGRID(Use.MAIL_SERVICE),
        SES(Use.MAIL_SERVICE);

        private final Use use;

        Kind(Use use) {
            this.use = use;
        }

        /** Which tasks such a connection serves. */
        Use use() {
            return use;
        }

        /** What such a connection carries. */
        Message message() {
            return use.message;
        }
    }

    /** Which tasks a connection serves; each has a default of its own. */
    enum Use {
        SMTP(Message.MAIL, "smtp"),
        MAIL_SERVICE(Message.MAIL, "graph, sendgrid or ses"),
        SMS(Message.SMS, "twilio");

        private final Message message;
        private final String types;

        Use(Message message, String types) {
            this.message = message;
            this.types = types;
        }

        /** The types of connections that serve them, in words. */
        String types() {
            return types;
        }
    }

    /** What a connection carries. */
    enum Message {
        MAIL("mail"),
        SMS("text messages");

        private final String words;

        Message(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static final Key<Kind> TYPE = Key.required(
            "type",
            Types.choice(Kind.class),
            "`smtp` for mail by a mail server; `graph` (Microsoft), `sendgrid`, `ses` (Amazon) for mail by a mail"
                    + " service; `twilio` for text messages");

    static final Key<String> FAIL_OVER = Key.optional(
            "fail-over",
            Types.TEXT,
            "another connection for the same kind of message, mail or text message, which is used when this one sent"
                    + " nothing; not for tasks with credentials or a sender of their own");

    static final Key<Double> RATE = Key.optional(
            "rate",
            Types.RATE,
            "how many messages may go out in the long run: `10/s`, `90/min`, `1000/h`. All workers of one ledger share"
                    + " it; not for tasks with credentials of their own");

    static final Key<Integer> BURST = Key.optional(
                    "burst", Types.number(1, 100_000), "how many messages may go at once after a quiet time")
            .showing("what `rate` allows in a second");

    static final Key<Integer> ATTEMPTS = Key.optional(
                    "attempts",
                    Types.number(1, 100),
                    "how often a task is tried in all while its message cannot be sent")
            .showing("`retry.attempts`");

    static final List<Key<?>> COMMON = List.of(TYPE, FAIL_OVER, RATE, BURST, ATTEMPTS);

    private ConnectionKeys() {}

    /** The keys of one kind alone. */
    static List<Key<?>> of(Kind kind) {
        return switch (kind) {
            case SMTP -> SmtpKeys.ALL;
            case TWILIO -> TwilioKeys.ALL;
            case GRAPH -> GraphKeys.ALL;
            case SENDGRID -> SendGridKeys.ALL;
            case SES -> SesKeys.ALL;
        };
    }
}
