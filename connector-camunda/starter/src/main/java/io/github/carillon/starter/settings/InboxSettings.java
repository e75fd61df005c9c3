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
 * @param administrators who administers devices
 * @param signIn how the bell's pages have users signed in
 * @param origins of web pages that may ask, beside those of this server
 * @param retention how long a note is shown
 * @param deviceRetention how long a device stays listed that is gone
 * @param tls whom to trust when the provider is asked, or null for the certificate authorities that the platform trusts
 */
public record InboxSettings(
        @Nullable String issuer,
        @Nullable Secret secret,
        String audience,
        String userClaim,
        String tenantClaim,
        Administrators administrators,
        SignIn signIn,
        List<String> origins,
        Duration retention,
        Duration deviceRetention,
        @Nullable SSLContext tls) {

    /** The audience of tokens that programs of ours sign, and of a provider's unless said otherwise. */
    public static final String AUDIENCE = "carillon-inbox";

    private static final Duration DEVICE_RETENTION = Duration.ofDays(90);

    /**
     * Who administers devices.
     *
     * @param claim the claim that holds a user's roles, or the dotted path to it
     * @param role the role of those who do, or null where nobody does
     */
    public record Administrators(String claim, @Nullable String role) {

        /** Nobody does. */
        public static final Administrators NONE = new Administrators("roles", null);
    }

    /**
     * How the bell's pages have users signed in with the provider.
     *
     * @param clientId as which client, or null where they do not
     * @param scope what they ask for
     */
    public record SignIn(@Nullable String clientId, String scope) {

        /** They do not. */
        public static final SignIn NONE = new SignIn(null, "openid");
    }

    /** Without administrators, and without signing in from the bell's pages. */
    public InboxSettings(
            @Nullable String issuer,
            @Nullable Secret secret,
            String audience,
            String userClaim,
            String tenantClaim,
            List<String> origins,
            Duration retention,
            @Nullable SSLContext tls) {
        this(
                issuer,
                secret,
                audience,
                userClaim,
                tenantClaim,
                Administrators.NONE,
                SignIn.NONE,
                origins,
                retention,
                DEVICE_RETENTION,
                tls);
    }

    public InboxSettings {
        origins = List.copyOf(origins);
    }
}
