package io.github.carillon.app.settings;

import java.util.List;

/** What every connection has, whatever its type; and the keys by type. */
final class ConnectionKeys {

    /** What kind of server a connection leads to. */
    enum Kind {
        SMTP(Message.MAIL),
        TWILIO(Message.SMS);

        private final Message message;

        Kind(Message message) {
            this.message = message;
        }

        /** What such a connection carries. */
        Message message() {
            return message;
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

    static final Key<Kind> TYPE =
            Key.required("type", Types.choice(Kind.class), "`smtp` for mail, `twilio` for text messages");

    static final Key<String> FAIL_OVER = Key.optional(
            "fail-over",
            Types.TEXT,
            "another connection for the same kind of message, which is used when this one sent nothing; not for tasks"
                    + " with credentials or a sender of their own");

    static final List<Key<?>> COMMON = List.of(TYPE, FAIL_OVER);

    private ConnectionKeys() {}

    /** The keys of one kind alone. */
    static List<Key<?>> of(Kind kind) {
        return switch (kind) {
            case SMTP -> SmtpKeys.ALL;
            case TWILIO -> TwilioKeys.ALL;
        };
    }
}
