package io.github.carillon.starter.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What must hold of a token beside its signature. */
final class TokenRules {

    /** As far as clocks may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> ofSecret(String audience, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(type(), present(), timely(clock), meantFor(audience));
    }

    static OAuth2TokenValidator<Jwt> ofIssuer(String issuer, String audience, Clock clock) {
        OAuth2TokenValidator<Jwt> from = new JwtClaimValidator<Object>(
                JwtClaimNames.ISS, named -> named != null && issuer.equals(named.toString()));
        return new DelegatingOAuth2TokenValidator<>(ofSecret(audience, clock), from);
    }

    /** Also the type of RFC 9068; not that of an ID token's relatives, such as a logout token. */
    private static OAuth2TokenValidator<Jwt> type() {
        JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
        types.setAllowEmpty(true);
        return types;
    }

    /** A token that never expires is none. */
    private static OAuth2TokenValidator<Jwt> present() {
        return new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null);
    }

    private static OAuth2TokenValidator<Jwt> timely(Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        return times;
    }

    private static OAuth2TokenValidator<Jwt> meantFor(String audience) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience));
    }
}
