package io.github.carillon.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TlsContextsTest {

    @Test
    void the_platforms_authorities_are_trusted_beside_ones_own() throws Exception {
        TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        platform.init((KeyStore) null);
        X509Certificate[] known = ((X509TrustManager) platform.getTrustManagers()[0]).getAcceptedIssuers();

        assertThat(known).isNotEmpty();
        assertThat(TlsContexts.trusted(List.of(known[0]))).contains(known).hasSize(known.length + 1);
        assertThat(TlsContexts.platformMistake()).isEmpty();
    }
}
