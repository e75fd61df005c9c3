package io.github.carillon.app.settings;

import io.github.carillon.core.http.HttpLimits;
import java.time.Duration;

/** The keys that all connections have whose service is called by HTTP. */
final class HttpKeys {

    private static final Type<Duration> WAIT = Types.duration("1ms", "1h");

    static final Key<Duration> CONNECT_TIMEOUT = Key.standard(
            "connect-timeout", WAIT, "10s", "how long opening a connection may take, or waiting for a free one");
    static final Key<Duration> CALL_TIMEOUT =
            Key.standard("call-timeout", WAIT, "2m", "how long a call may take from begin to end");

    private HttpKeys() {}

    /**
     * How long a service may say nothing.
     *
     * @param service as people call it
     */
    static Key<Duration> readTimeout(String standard, String service) {
        return Key.standard("read-timeout", WAIT, standard, "how long " + service + " may be silent");
    }

    static Key<Integer> maxConnections(String standard) {
        return Key.standard("max-connections", Types.number(1, 256), standard, "how many connections are open at most");
    }

    /** What a section says by these keys, and by those of its kind of service. */
    static HttpLimits limits(Section section, Key<Duration> readTimeout, Key<Integer> maxConnections) {
        return new HttpLimits(
                section.get(CONNECT_TIMEOUT),
                section.get(readTimeout),
                section.get(CALL_TIMEOUT),
                section.get(maxConnections),
                section.tls());
    }
}
