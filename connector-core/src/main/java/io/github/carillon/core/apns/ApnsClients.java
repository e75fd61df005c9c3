package io.github.carillon.core.apns;

import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.proxy.HttpProxyHandlerFactory;
import java.net.URISyntaxException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Makes clients of the library. */
final class ApnsClients {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private ApnsClients() {}

    /** One that connects to nothing yet. */
    static ApnsClient client(ApnsSettings settings) {
        String host = settings.url().getHost();
        ApnsClientBuilder builder = new ApnsClientBuilder()
                .setApnsServer(host, settings.port())
                .setConcurrentConnections(settings.connections())
                .setConnectionTimeout(settings.connectTimeout())
                .setGracefulShutdownTimeout(GRACE);
        if (!settings.trusted().isEmpty()) {
            builder.setTrustedServerCertificateChain(settings.trusted().toArray(X509Certificate[]::new));
        }
        try {
            return builder.setSigningKey(new ApnsSigningKey(settings.keyId(), settings.teamId(), settings.key()))
                    .setProxyHandlerFactory(HttpProxyHandlerFactory.fromSystemProxies(host))
                    .build();
        } catch (NoSuchAlgorithmException | InvalidKeyException | SSLException | URISyntaxException impossible) {
            throw new IllegalStateException("no client for APNs with the checked settings", impossible);
        }
    }
}
