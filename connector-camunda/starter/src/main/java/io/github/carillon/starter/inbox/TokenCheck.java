package io.github.carillon.starter.inbox;

import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Secret;
import io.github.carillon.starter.settings.InboxSettings;
import io.github.carillon.starter.settings.InboxSettings.Administrators;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Tells by a token (RFC 7519) whose request it is. It must be signed, by the provider or with the shared secret, not
 * expired, and meant for this inbox. Safe for use from any thread.
 */
final class TokenCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
    private static final int PATIENCE = 5;

    private final List<Kind> kinds;

    private TokenCheck(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** What a token must be meant for, and the claims by which it names whom it is of. */
    private record Terms(String audience, String userClaim, String tenantClaim, Roles roles) {

        /** Those of programs of ours, whatever a provider's are. */
        static Terms ours(Roles roles) {
            return new Terms(
                    InboxSettings.AUDIENCE,
                    JwtClaimNames.SUB,
                    "tenant",
                    new Roles(new Administrators("roles", roles.administrators().role())));
        }
    }

    /** Tokens that are signed by one way. */
    private record Kind(JwtDecoder decoder, Terms terms) {}

    /** Empty where the settings name nobody who could sign a token. */
    static Optional<TokenCheck> of(InboxSettings settings, Clock clock) {
        Roles roles = new Roles(settings.administrators());
        Terms configured = new Terms(settings.audience(), settings.userClaim(), settings.tenantClaim(), roles);
        List<Kind> kinds = new ArrayList<>();
        if (settings.secret() != null) {
            for (Terms terms :
                    Stream.of(Terms.ours(roles), configured).distinct().toList()) {
                kinds.add(new Kind(bySecret(settings.secret(), terms.audience(), clock), terms));
            }
        }
        if (settings.issuer() != null) {
            var rules = TokenRules.ofIssuer(settings.issuer(), settings.audience(), clock);
            kinds.add(new Kind(new IssuerDecoder(settings.issuer(), settings.tls(), rules, clock), configured));
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(new TokenCheck(kinds));
    }

    /** Who shows this token; throws the problem that it has. */
    Caller check(String token) {
        boolean unsure = false;
        for (Kind kind : kinds) {
            try {
                return caller(kind.terms(), kind.decoder().decode(token));
            } catch (BadJwtException bad) {
                LOG.debug("A token was refused: {}", bad.getClass().getSimpleName());
            } catch (JwtException unavailable) {
                unsure = true;
            }
        }
        throw new ProblemException(
                unsure
                        ? Problem.later(
                                HttpStatus.SERVICE_UNAVAILABLE, "Tokens cannot be checked at the moment.", PATIENCE)
                        : Problem.badToken());
    }

    private static Caller caller(Terms terms, Jwt token) {
        Object user = token.getClaims().get(terms.userClaim());
        Object tenant = Objects.requireNonNullElse(token.getClaims().get(terms.tenantClaim()), "");
        if (user instanceof String id
                && tenant instanceof String ofTenant
                && NoteRules.isUser(id)
                && NoteRules.isTenant(ofTenant)) {
            return new Caller(
                    new Reader(ofTenant, id),
                    terms.roles().isAdministrator(token),
                    Objects.requireNonNull(token.getExpiresAt()));
        }
        throw new BadJwtException("The token names no user");
    }

    private static JwtDecoder bySecret(Secret secret, String audience, Clock clock) {
        byte[] key = secret.reveal().getBytes(StandardCharsets.UTF_8);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(new SecretKeySpec(key, "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(TokenRules.ofSecret(audience, clock));
        return decoder;
    }
}
