package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.MailKeys;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.util.List;

/** The keys of a connection to Microsoft Graph. */
final class GraphKeys {

    private static final Type<String> TENANT_NAME = Type.shown(
            "id or domain",
            Types.matching("[A-Za-z0-9][A-Za-z0-9.-]*", "must be a directory's id or domain, such as example.org"));

    static final Key<String> TENANT =
            Key.optional("tenant", TENANT_NAME, "the directory's id or domain, such as `example.onmicrosoft.com`");
    static final Key<URI> TOKEN_URL = Key.optional(
            "token-url",
            Types.SERVICE_URL,
            "where tokens are given, instead of `tenant`: for a national cloud or a test server");
    static final Key<String> CLIENT_ID =
            Key.required("client-id", Types.TEXT, "the application that may `Mail.Send` for the mailbox of `from`");
    static final Key<Secret> CLIENT_SECRET = Key.required("client-secret", Type.SECRET, "the application's secret");
    static final Key<String> SCOPE =
            Key.standard("scope", Types.TEXT, "https://graph.microsoft.com/.default", "what tokens are asked for");
    static final Key<URI> BASE_URL = Key.standard(
            "base-url",
            Types.SERVICE_URL,
            "https://graph.microsoft.com",
            "where Graph is; another one for a national cloud or a test server only");
    static final Key<Long> MAX_ATTACHMENTS = MailKeys.maxAttachments("2MB", "2MB");

    static final List<Key<?>> ALL =
            MailServiceKeys.with(TENANT, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE, BASE_URL, MAX_ATTACHMENTS);

    private GraphKeys() {}
}
