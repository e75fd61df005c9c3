package io.github.carillon.core.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes what TLS connections are opened with. */
public final class TlsContexts {

    /** Of a store that never leaves the memory. */
    private static final String PASSWORD = "in-memory";

    private TlsContexts() {}

    /**
     * Trusts these authorities beside those that the platform trusts.
     *
     * @param client by what we show who we are, or null
     * @throws IllegalStateException where the platform's own trust store cannot be read; see {@link #platformMistake}
     */
    public static SSLContext of(List<X509Certificate> authorities, @Nullable ClientCertificate client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client == null ? null : keys(client), trust(trusted(authorities)), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no TLS with the configured certificates", broken);
        }
    }

    /** What is wrong with the trust store that the JVM was given ({@code javax.net.ssl.trustStore}); empty if nothing. */
    public static Optional<String> platformMistake() {
        try {
            return platform().isEmpty()
                    ? Optional.of("javax.net.ssl.trustStore names no store with a certificate in it")
                    : Optional.empty();
        } catch (GeneralSecurityException | IOException unreadable) {
            return Optional.of("javax.net.ssl.trustStore names a store that cannot be opened: look at"
                    + " javax.net.ssl.trustStorePassword and javax.net.ssl.trustStoreType");
        }
    }

    /**
     * These authorities, and those that the platform trusts.
     *
     * @throws IllegalStateException where the platform's own trust store cannot be read; see {@link #platformMistake}
     */
    public static List<X509Certificate> trusted(List<X509Certificate> authorities) {
        try {
            List<X509Certificate> all = new ArrayList<>(platform());
            all.addAll(authorities);
            return all;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("no TLS with the platform's certificates", broken);
        }
    }

    private static List<X509Certificate> platform() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toList();
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int index = 0; index < authorities.size(); index++) {
            store.setCertificateEntry("authority-" + index, authorities.get(index));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] keys(ClientCertificate client) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(
                "client", client.key(), PASSWORD.toCharArray(), client.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
