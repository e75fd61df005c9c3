package io.github.carillon.app.settings;

import java.util.List;

/** What every connection has, whatever its type; and the keys by type. */
final class ConnectionKeys {

    /** What kind of server a connection leads to. */
    enum Kind {
        SMTP(SmtpKeys.ALL),
        TWILIO(TwilioKeys.ALL);

        private final List<Key<?>> keys;

        Kind(List<Key<?>> keys) {
            this.keys = keys;
        }

        List<Key<?>> keys() {
            return keys;
        }
    }

    static final Key<Kind> TYPE =
            Key.required("type", Types.choice(Kind.class), "`smtp` for mail, `twilio` for text messages");

    private ConnectionKeys() {}
}
