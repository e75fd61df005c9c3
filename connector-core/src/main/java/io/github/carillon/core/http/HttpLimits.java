package io.github.carillon.core.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How long and how often a server is called.
 *
 * @param connectTimeout how long opening a connection may take, and waiting for a free one
 * @param readTimeout how long the server may be silent
 * @param deadline how long a call may take from begin to end
 * @param maxConnections how many connections are open at most
 * @param maxPerHost how many of them to one host
 * @param tls whom to trust, or null for the certificate authorities that the platform trusts
 */
public record HttpLimits(
        Duration connectTimeout,
        Duration readTimeout,
        Duration deadline,
        int maxConnections,
        int maxPerHost,
        @Nullable SSLContext tls) {

    /** Where one host may have all connections. */
    public HttpLimits(
            Duration connectTimeout,
            Duration readTimeout,
            Duration deadline,
            int maxConnections,
            @Nullable SSLContext tls) {
        this(connectTimeout, readTimeout, deadline, maxConnections, maxConnections, tls);
    }

    /** With the platform's trust. */
    public HttpLimits(Duration connectTimeout, Duration readTimeout, Duration deadline, int maxConnections) {
        this(connectTimeout, readTimeout, deadline, maxConnections, null);
    }

    /** The same where hosts are named by others than the operator: none of them has more than half. */
    public HttpLimits sharedAmongHosts() {
        return new HttpLimits(
                connectTimeout, readTimeout, deadline, maxConnections, Math.max(1, maxConnections / 2), tls);
    }

    /** Ten seconds to connect, a minute of silence, two minutes in all, four connections. */
    public static HttpLimits defaults() {
        return new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2), 4);
    }
}
