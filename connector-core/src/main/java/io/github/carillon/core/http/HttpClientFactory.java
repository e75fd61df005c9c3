package io.github.carillon.core.http;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients with every convenience switched off that would repeat a request or send it elsewhere. */
public final class HttpClientFactory {

    /** A firewall on the way may forget an idle connection without a word to either side. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(10);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    private HttpClientFactory() {}

    /**
     * Begins such a client; what connections it has is left to the caller.
     *
     * @param patience how long a request waits for a connection of the pool
     * @param readTimeout how long the server may be silent
     */
    public static HttpClientBuilder plain(Duration patience, Duration readTimeout) {
        return HttpClients.custom()
                .setDefaultRequestConfig(requests(patience, readTimeout))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    static CloseableHttpClient client(HttpLimits limits) {
        return plain(limits.connectTimeout(), limits.readTimeout())
                .setConnectionManager(connections(limits))
                .setKeepAliveStrategy((response, context) -> LONGEST_IDLE)
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setUserAgent("Carillon")
                .addExecInterceptorLast("still-wanted", HttpClientFactory::ask)
                .build();
    }

    private static ClassicHttpResponse ask(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        StillWanted.ask(scope.clientContext);
        return chain.proceed(request, scope);
    }

    private static PoolingHttpClientConnectionManager connections(HttpLimits limits) {
        Timeout read = Timeout.of(limits.readTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                .setSocketTimeout(read)
                .setTimeToLive(LONGEST_LIFE)
                // looks whether the server is still there: a POST on a closed connection cannot be repeated
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
                .setMaxConnTotal(limits.maxConnections())
                .setMaxConnPerRoute(limits.maxConnections())
                .build();
    }

    private static RequestConfig requests(Duration patience, Duration readTimeout) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(patience))
                .setResponseTimeout(Timeout.of(readTimeout))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }
}
