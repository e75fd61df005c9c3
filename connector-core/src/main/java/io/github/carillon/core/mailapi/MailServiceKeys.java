package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.http.HttpKeys;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.recipient.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The keys that connections to a mail service's API have in common. */
final class MailServiceKeys {

    static final Key<EmailAddress> FROM = Key.required(
            "from", Types.MAIL_ADDRESS, "the sender of mails whose task names none: `Shop <shop@example.org>`");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("60s", "the service");
    static final Key<Integer> MAX_CONNECTIONS = HttpKeys.maxConnections("4");

    private static final List<Key<?>> COMMON =
            List.of(FROM, HttpKeys.CONNECT_TIMEOUT, READ_TIMEOUT, HttpKeys.CALL_TIMEOUT, MAX_CONNECTIONS);

    private MailServiceKeys() {}

    /** A service's own keys, and these. */
    static List<Key<?>> with(Key<?>... own) {
        return Stream.concat(Stream.of(own), COMMON.stream()).toList();
    }

    /** What a section says by these. */
    static HttpLimits limits(Section section) {
        return HttpKeys.limits(section, READ_TIMEOUT, MAX_CONNECTIONS);
    }
}
