package io.github.carillon.core.apns;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.tls.TlsContexts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Looks whether the service is there and has the right certificate, and asks it for nothing. */
final class ApnsReach {

    private ApnsReach() {}

    static Health check(ApnsSettings settings) {
        String service = "APNs at " + settings.url().getHost();
        try {
            greet(settings);
            return new Health(true, service + " is there; whether key and topic are right it says with the first push");
        } catch (IOException | GeneralSecurityException failure) {
            return new Health(
                    false,
                    ConnectFailures.misconfiguration(failure)
                            .flatMap(Failure::of)
                            .map(Failure::sentence)
                            .orElse(service + " cannot be reached"));
        }
    }

    private static void greet(ApnsSettings settings) throws IOException, GeneralSecurityException {
        String host = settings.url().getHost();
        int patience = (int) settings.connectTimeout().toMillis();
        Proxy proxy = ProxySelector.getDefault().select(settings.url()).get(0);
        try (Socket socket = new Socket(proxy)) {
            socket.connect(
                    proxy.type() == Proxy.Type.DIRECT
                            ? new InetSocketAddress(host, settings.port())
                            : InetSocketAddress.createUnresolved(host, settings.port()),
                    patience);
            socket.setSoTimeout(patience);
            try (SSLSocket secured =
                    (SSLSocket) tls(settings).getSocketFactory().createSocket(socket, host, settings.port(), true)) {
                SSLParameters parameters = secured.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secured.setSSLParameters(parameters);
                secured.startHandshake();
            }
        }
    }

    private static SSLContext tls(ApnsSettings settings) throws GeneralSecurityException {
        return settings.trusted().isEmpty() ? SSLContext.getDefault() : TlsContexts.of(settings.trusted(), null);
    }
}
