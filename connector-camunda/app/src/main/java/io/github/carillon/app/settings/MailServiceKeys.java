package io.github.carillon.app.settings;

import io.github.carillon.core.recipient.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The keys that connections to a mail service's API have in common. */
final class MailServiceKeys {

    private static final Type<Duration> WAIT = Types.duration("1ms", "1h");

    static final Key<EmailAddress> FROM = Key.required(
            "from", Types.MAIL_ADDRESS, "the sender of mails whose task names none: `Shop <shop@example.org>`");
    static final Key<Duration> CONNECT_TIMEOUT = Key.standard(
            "connect-timeout", WAIT, "10s", "how long opening a connection may take, or waiting for a free one");
    static final Key<Duration> READ_TIMEOUT =
            Key.standard("read-timeout", WAIT, "60s", "how long the service may be silent");
    static final Key<Duration> CALL_TIMEOUT =
            Key.standard("call-timeout", WAIT, "2m", "how long a call may take from begin to end");
    static final Key<Integer> MAX_CONNECTIONS =
            Key.standard("max-connections", Types.number(1, 256), "4", "how many connections are open at most");

    private static final List<Key<?>> COMMON =
            List.of(FROM, CONNECT_TIMEOUT, READ_TIMEOUT, CALL_TIMEOUT, MAX_CONNECTIONS);

    private MailServiceKeys() {}

    /** A service's own keys, and these. */
    static List<Key<?>> with(Key<?>... own) {
        return Stream.concat(Stream.of(own), COMMON.stream()).toList();
    }

    /**
     * How large attachments may be.
     *
     * @param standard what holds where nothing is said
     * @param most what the service takes
     */
    static Key<Long> maxAttachments(String standard, String most) {
        return Key.standard(
                "max-attachments",
                Types.size("1KB", most),
                standard,
                "how large the attachments of a mail are together at most; up to " + most);
    }
}
