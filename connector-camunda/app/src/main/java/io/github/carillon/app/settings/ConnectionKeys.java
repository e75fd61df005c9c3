package io.github.carillon.app.settings;

import java.util.List;

/** What every connection has, whatever its type; and the keys by type. */
final class ConnectionKeys {

    /** What kind of server a connection leads to. */
    enum Kind {
        SMTP,
        TWILIO
    }

    static final Key<Kind> TYPE =
            Key.required("type", Types.choice(Kind.class), "`smtp` for mail, `twilio` for text messages");

    private ConnectionKeys() {}

    static List<Key<?>> of(Kind kind) {
        return switch (kind) {
            case SMTP -> SmtpKeys.ALL;
            case TWILIO -> TwilioKeys.ALL;
        };
    }
}
