package io.github.carillon.starter.inbox;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Checks tokens with the keys of an OpenID provider (OpenID Connect Discovery 1.0). The provider is asked when the first
 * token comes, so that it need not be up when this application starts; while it is down it is asked now and then, by one
 * request at a time.
 */
final class IssuerDecoder implements JwtDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerDecoder.class);
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String issuer;
    private final @Nullable SSLContext tls;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable JwtDecoder found;
    private volatile Instant next = Instant.EPOCH;
    private volatile boolean said;

    /**
     * @param issuer the provider, as its tokens name it
     * @param tls whom to trust, or null for the certificate authorities that the platform trusts
     */
    IssuerDecoder(String issuer, @Nullable SSLContext tls, OAuth2TokenValidator<Jwt> rules, Clock clock) {
        this.issuer = issuer;
        this.tls = tls;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        JwtDecoder decoder = found;
        return (decoder == null ? ask() : decoder).decode(token);
    }

    private JwtDecoder ask() {
        if (clock.instant().isBefore(next) || !asking.tryLock()) {
            throw new JwtException("The provider gave no answer a moment ago");
        }
        try {
            JwtDecoder decoder = build();
            found = decoder;
            said = false;
            return decoder;
        } catch (IllegalArgumentException | IllegalStateException silent) {
            next = clock.instant().plus(PAUSE);
            sayOnce(silent);
            throw new JwtException("The provider gave no answer", silent);
        } finally {
            asking.unlock();
        }
    }

    private void sayOnce(RuntimeException silent) {
        if (!said) {
            LOG.warn(
                    "The provider of tokens, {}, gives no answer that is good, and is asked again now and then: {}",
                    issuer,
                    Reason.of(silent));
        }
        said = true;
    }

    /** Any key that is made in pairs, and never one that is shared: the provider may change to another kind at any time. */
    private JwtDecoder build() {
        SimpleClientHttpRequestFactory requests = new TrustingRequests(tls);
        requests.setConnectTimeout(WAIT);
        requests.setReadTimeout(WAIT);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                .cache(new KeyCache(clock))
                .validateType(false)
                .build();
        decoder.setJwtValidator(rules);
        return decoder;
    }

    /** Requests to whom the settings trust, beside those whom the platform does. */
    private static final class TrustingRequests extends SimpleClientHttpRequestFactory {

        private final @Nullable SSLContext tls;

        TrustingRequests(@Nullable SSLContext tls) {
            this.tls = tls;
        }

        @Override
        protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
            super.prepareConnection(connection, method);
            if (tls != null && connection instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(tls.getSocketFactory());
            }
        }
    }
}
