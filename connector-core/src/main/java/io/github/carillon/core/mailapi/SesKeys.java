package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.MailKeys;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.util.List;

/** The keys of a connection to Amazon SES. */
final class SesKeys {

    private static final Type<String> AWS_REGION =
            Type.shown("region", Types.matching("[a-z]{2}(-[a-z]+)+-\\d+", "must be a region such as eu-central-1"));
    /** Hidden, since the key itself is easily put in its place. */
    private static final Type<String> AWS_KEY_ID = Type.hidden(
            "key id",
            Types.matching("[A-Z0-9]{16,128}", "must be an access key's id: capitals and digits, such as AKIA…"));

    private static final Type<String> AWS_NAME = Type.shown(
            "text", Types.matching("[A-Za-z0-9_-]+", "must consist of letters, digits, dashes and underscores"));

    static final Key<String> REGION = Key.required("region", AWS_REGION, "where SES is, such as `eu-central-1`");
    static final Key<String> ACCESS_KEY_ID = Key.optional(
                    "access-key-id", AWS_KEY_ID, "the key of somebody who may `ses:SendEmail` and `ses:SendRawEmail`")
            .showing("the environment's key, or the role of web identity, container or instance");
    static final Key<Secret> SECRET_ACCESS_KEY =
            Key.optional("secret-access-key", Type.SECRET, "goes with the access key's id");
    static final Key<Secret> SESSION_TOKEN =
            Key.optional("session-token", Type.SECRET, "belongs to a temporary access key");
    static final Key<String> CONFIGURATION_SET =
            Key.optional("configuration-set", AWS_NAME, "by whose rules SES reports events");
    static final Key<URI> BASE_URL = Key.optional(
                    "base-url",
                    Types.SERVICE_URL,
                    "where the API is; another one for a private endpoint or a test server")
            .showing("`https://email.<region>.amazonaws.com`");
    static final Key<Long> MAX_ATTACHMENTS = MailKeys.maxAttachments("10MB", "28MB");

    static final List<Key<?>> ALL = MailServiceKeys.with(
            REGION, ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN, CONFIGURATION_SET, BASE_URL, MAX_ATTACHMENTS);

    private SesKeys() {}
}
