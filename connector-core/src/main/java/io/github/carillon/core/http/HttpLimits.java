package io.github.carillon.core.http;

import java.time.Duration;

/**
 * How long and how often a server is called.
 *
 * @param connectTimeout how long opening a connection may take, and waiting for a free one
 * @param readTimeout how long the server may be silent
 * @param deadline how long a call may take from begin to end
 * @param maxConnections how many connections are open at most
 */
public record HttpLimits(Duration connectTimeout, Duration readTimeout, Duration deadline, int maxConnections) {

    /** Ten seconds to connect, a minute of silence, two minutes in all, four connections. */
    public static HttpLimits defaults() {
        return new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2), 4);
    }
}
