package io.github.carillon.core.http;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import java.time.Duration;

/** The keys that all connections have whose service is called by HTTP. */
public final class HttpKeys {

    private static final Type<Duration> WAIT = Types.duration("1ms", "1h");

    /** How long opening a connection may take. */
    public static final Key<Duration> CONNECT_TIMEOUT = Key.standard(
            "connect-timeout", WAIT, "10s", "how long opening a connection may take, or waiting for a free one");
    /** How long a call may take. */
    public static final Key<Duration> CALL_TIMEOUT =
            Key.standard("call-timeout", WAIT, "2m", "how long a call may take from begin to end");

    private HttpKeys() {}

    /**
     * How long a service may say nothing.
     *
     * @param service as people call it
     */
    public static Key<Duration> readTimeout(String standard, String service) {
        return Key.standard("read-timeout", WAIT, standard, "how long " + service + " may be silent");
    }

    /** How many connections are open at most. */
    public static Key<Integer> maxConnections(String standard) {
        return Key.standard("max-connections", Types.number(1, 256), standard, "how many connections are open at most");
    }

    /** What a section says by these keys, and by those of its kind of service. */
    public static HttpLimits limits(Section section, Key<Duration> readTimeout, Key<Integer> maxConnections) {
        return new HttpLimits(
                section.get(CONNECT_TIMEOUT),
                section.get(readTimeout),
                section.get(CALL_TIMEOUT),
                section.get(maxConnections),
                section.tls());
    }
}
