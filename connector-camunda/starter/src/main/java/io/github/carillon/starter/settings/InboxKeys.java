package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.value.Secret;
import java.time.Duration;
import java.util.List;

/** The keys of the in-app notes. */
final class InboxKeys {

    static final Key<String> ISSUER = Key.optional(
            "inbox.jwt.issuer",
            InboxTypes.ISSUER,
            "the OpenID provider whose tokens open the inbox, such as `https://login.example.org/realms/shop`");
    static final Key<Secret> SECRET = Key.optional(
            "inbox.jwt.secret",
            InboxTypes.KEY,
            "shared with programs that sign tokens by HS256, such as the bell in Tasklist and Cockpit; at least 32 bytes."
                    + " Without issuer and secret nobody can ask for notes over HTTP");
    static final Key<String> AUDIENCE = Key.standard(
            "inbox.jwt.audience", Types.TEXT, InboxSettings.AUDIENCE, "what a token must be meant for (`aud`)");
    static final Key<String> USER_CLAIM =
            Key.standard("inbox.jwt.user-claim", Types.TEXT, "sub", "the claim of a token that holds the user's id");
    static final Key<String> TENANT_CLAIM = Key.standard(
            "inbox.jwt.tenant-claim",
            Types.TEXT,
            "tenant",
            "the claim of a token that holds the tenant's id; a token without it is of no tenant");
    static final Key<String> ROLES_CLAIM = Key.standard(
            "inbox.jwt.roles-claim",
            Types.TEXT,
            "roles",
            "the claim of a token that holds the user's roles, or the path to it, such as `realm_access.roles`");
    static final Key<String> ADMIN_ROLE = Key.optional(
            "inbox.jwt.admin-role",
            Types.TEXT,
            "who has this role sees and revokes the devices of all users of their tenant. Without it nobody does");
    static final Key<String> CLIENT_ID = Key.optional(
            "inbox.app.client-id",
            Types.TEXT,
            "the bell's pages at the OpenID provider: a public client (authorization code with PKCE) with"
                    + " `<this server>/bell/app` and `<this server>/bell/devices` as redirect URIs. Without it these pages"
                    + " ask for a token");
    static final Key<String> SCOPE = Key.standard(
            "inbox.app.scope", Types.TEXT, "openid", "what these pages ask the provider for (OpenID Connect, `scope`)");
    static final Key<List<String>> ORIGINS = Key.optional(
                    "inbox.origins",
                    InboxTypes.ORIGINS,
                    "whose web pages may show the bell: `https://app.example.org`, parted by commas")
            .showing("this server's own");
    static final Key<Duration> RETENTION =
            Key.standard("inbox.retention", Types.duration("1m", "3650d"), "30d", "how long an in-app note is kept");

    static final Key<Duration> DEVICE_RETENTION = Key.standard(
            "inbox.device-retention",
            Types.duration("1h", "3650d"),
            "90d",
            "how long a device stays in the list that is gone or was revoked");

    static final List<Key<?>> ALL = List.of(
            ISSUER,
            SECRET,
            AUDIENCE,
            USER_CLAIM,
            TENANT_CLAIM,
            ROLES_CLAIM,
            ADMIN_ROLE,
            CLIENT_ID,
            SCOPE,
            ORIGINS,
            RETENTION,
            DEVICE_RETENTION);

    private InboxKeys() {}
}
