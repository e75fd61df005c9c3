package io.github.carillon.starter.settings;

import io.github.carillon.core.value.Secret;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for their in-app notes, and how long they are kept.
 *
 * @param issuer the OpenID provider whose tokens are taken, as its tokens name it, or null
 * @param secret for tokens that other programs sign by HS256, or null
 * @param audience what a token must be meant for
 * @param userClaim the claim of a token that holds the user's id
 * @param tenantClaim the claim that holds the tenant's id, if there is one
 * @param origins of web pages that may ask, beside those of this server
 * @param retention how long a note is shown
 * @param tls whom to trust when the provider is asked, or null for the certificate authorities that the platform trusts
 */
public record InboxSettings(
        @Nullable String issuer,
        @Nullable Secret secret,
        String audience,
        String userClaim,
        String tenantClaim,
        List<String> origins,
        Duration retention,
        @Nullable SSLContext tls) {

    /** The audience of tokens that programs of ours sign, and of a provider's unless said otherwise. */
    public static final String AUDIENCE = "carillon-inbox";

    public InboxSettings {
        origins = List.copyOf(origins);
    }
}
