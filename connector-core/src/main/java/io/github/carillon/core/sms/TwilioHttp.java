package io.github.carillon.core.sms;

import io.github.carillon.core.http.HttpClientFactory;
import io.github.carillon.core.http.StillWanted;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that repeats nothing, follows nothing, bounds every wait, and notes whether a request went out: before
 * that point a failure means that nothing was sent, after it nobody knows.
 */
final class TwilioHttp {

    private static final String WENT_OUT = TwilioHttp.class.getName() + ".wentOut";

    private TwilioHttp() {}

    static CloseableHttpClient client(TwilioSettings settings) {
        return HttpClientFactory.plain(settings.connectTimeout(), settings.readTimeout())
                .setConnectionManager(connections(settings))
                .addExecInterceptorLast("went-out", TwilioHttp::noteConnected)
                .build();
    }

    /** Whether the request of this context may have been received, in part or in whole. */
    static boolean wentOut(HttpClientContext context) {
        return context.getAttribute(WENT_OUT) != null;
    }

    /** Runs last in the chain, when a connection is open and nothing but the exchange itself is left to do. */
    private static ClassicHttpResponse noteConnected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        StillWanted.ask(scope.clientContext);
        scope.clientContext.setAttribute(WENT_OUT, true);
        return chain.proceed(request, scope);
    }

    private static PoolingHttpClientConnectionManager connections(TwilioSettings settings) {
        Timeout read = Timeout.of(settings.readTimeout());
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(read)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(read).build())
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnections())
                .build();
    }
}
