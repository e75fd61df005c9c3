package io.github.carillon.core.http;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Gives a proxy's address to the client with its name, so that the guarded names are those of the servers alone. */
final class GuardedRoutes extends SystemDefaultRoutePlanner {

    GuardedRoutes(ProxySelector proxies) {
        super(proxies);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        HttpHost proxy = super.determineProxy(target, context);
        return proxy == null || proxy.getAddress() != null ? proxy : withAddress(proxy);
    }

    private static HttpHost withAddress(HttpHost proxy) throws HttpException {
        try {
            return new HttpHost(
                    proxy.getSchemeName(),
                    InetAddress.getByName(proxy.getHostName()),
                    proxy.getHostName(),
                    proxy.getPort());
        } catch (UnknownHostException unknown) {
            throw new HttpException("the proxy has no address", unknown);
        }
    }
}
