package io.github.carillon.core.oauth;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * By what a service shows who it is, to be given an access token (RFC 6749 section 4.4).
 *
 * @param tokenEndpoint for Microsoft {@code https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token}
 * @param clientId the application's id
 * @param clientSecret the application's secret
 * @param scope for Microsoft Graph {@code https://graph.microsoft.com/.default}, for Exchange's SMTP {@code
 *     https://outlook.office365.com/.default}
 */
public record ClientCredentials(URI tokenEndpoint, String clientId, Secret clientSecret, String scope)
        implements Grant {

    @Override
    public TokenForm form(Instant now) {
        return new TokenForm(
                Map.of("grant_type", "client_credentials", "client_id", clientId, "scope", scope),
                "client_secret",
                clientSecret);
    }
}
