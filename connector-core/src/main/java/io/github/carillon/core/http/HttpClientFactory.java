package io.github.carillon.core.http;

import java.io.IOException;
import java.net.ProxySelector;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** HTTP clients with every convenience switched off that would repeat a request or send it elsewhere. */
final class HttpClientFactory {

    /** A firewall on the way may forget an idle connection without a word to either side. */
    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(10);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    /** No server that is one says more before its answer's body, and all of it is kept in memory. */
    private static final Http1Config HEADS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private HttpClientFactory() {}

    /**
     * @param guard who says where it may connect to, or null for anywhere
     */
    static CloseableHttpClient client(HttpLimits limits, ProxySelector proxies, @Nullable AddressGuard guard) {
        return HttpClients.custom()
                .setDefaultRequestConfig(requests(limits))
                .setConnectionManager(connections(limits, guard))
                .setKeepAliveStrategy((response, context) -> LONGEST_IDLE)
                .setRoutePlanner(guard == null ? new SystemDefaultRoutePlanner(proxies) : new GuardedRoutes(proxies))
                .setUserAgent("Carillon")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorFirst("proxy", (request, scope, chain) -> {
                    if (guard != null && scope.route.getProxyHost() != null) {
                        judge(guard, scope.route.getTargetHost().getHostName());
                    }
                    return tellFromProxy(request, scope, chain);
                })
                .addExecInterceptorLast("exchange", HttpClientFactory::begin)
                .build();
    }

    /** A name that only the proxy knows is the proxy's to judge. */
    private static void judge(AddressGuard guard, String host) throws AddressRefusedException {
        if (guard.refuses(host)) {
            throw new AddressRefusedException();
        }
    }

    private static ClassicHttpResponse tellFromProxy(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (Exchange.hasBegun(scope.clientContext)
                && response.getCode() != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            return response;
        }
        // the client gives the connection back only where such an answer has a body
        scope.execRuntime.discardEndpoint();
        throw new ProxyRefusedException(response.getCode());
    }

    private static ClassicHttpResponse begin(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Exchange.begin(scope.clientContext);
        return chain.proceed(request, scope);
    }

    private static PoolingHttpClientConnectionManager connections(HttpLimits limits, @Nullable AddressGuard guard) {
        Timeout read = Timeout.of(limits.readTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connectTimeout()))
                .setSocketTimeout(read)
                .setTimeToLive(LONGEST_LIFE)
                // looks whether the server is still there: a POST on a closed connection cannot be repeated
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build();
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create();
        SSLContext tls = limits.tls();
        if (tls != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        if (guard != null) {
            builder.setDnsResolver(new GuardedNames(guard));
        }
        return builder.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADS)
                        .build())
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
                .setMaxConnTotal(limits.maxConnections())
                .setMaxConnPerRoute(limits.maxPerHost())
                .build();
    }

    private static RequestConfig requests(HttpLimits limits) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limits.connectTimeout()))
                .setResponseTimeout(Timeout.of(limits.readTimeout()))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }
}
