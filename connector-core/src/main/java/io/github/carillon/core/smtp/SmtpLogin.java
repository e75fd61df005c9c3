package io.github.carillon.core.smtp;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.oauth.AccessTokens;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.oauth.TokenAnswer;
import io.github.carillon.core.value.Secret;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The secret by which connections log in: the password, or an access token that is renewed in time. Thread-safe. */
final class SmtpLogin implements AutoCloseable {

    private static final Secret NONE = Secret.of("");

    private final Secret password;
    private final @Nullable AccessTokens tokens;

    SmtpLogin(SmtpSettings settings, Clock clock) {
        this.password = settings.password() == null ? NONE : settings.password();
        this.tokens = settings.oauth() == null ? null : tokens(settings, settings.oauth(), clock);
    }

    /** The secret; a password counts as fresh, since there is no other. */
    TokenAnswer secret() {
        return tokens == null ? new TokenAnswer.Token(password, true, Instant.MAX) : tokens.token();
    }

    /** The server did not take it. */
    void refused(TokenAnswer.Token token) {
        if (tokens != null) {
            tokens.refused(token);
        }
    }

    @Override
    public void close() {
        if (tokens != null) {
            tokens.close();
        }
    }

    private static AccessTokens tokens(SmtpSettings settings, ClientCredentials credentials, Clock clock) {
        HttpLimits limits = new HttpLimits(
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.connectTimeout().plus(settings.readTimeout()),
                1,
                settings.tls());
        return new AccessTokens(credentials, limits, clock);
    }
}
