package io.github.carillon.app.settings;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.util.List;

/** The keys of a connection to Amazon SES. */
final class SesKeys {

    static final Key<String> REGION = Key.required("region", Types.AWS_REGION, "where SES is, such as `eu-central-1`");
    static final Key<String> ACCESS_KEY_ID = Key.required(
            "access-key-id", Types.AWS_KEY_ID, "the key of somebody who may `ses:SendEmail` and `ses:SendRawEmail`");
    static final Key<Secret> SECRET_ACCESS_KEY =
            Key.required("secret-access-key", Type.SECRET, "goes with the access key's id");
    static final Key<Secret> SESSION_TOKEN =
            Key.optional("session-token", Type.SECRET, "belongs to a temporary access key");
    static final Key<String> CONFIGURATION_SET =
            Key.optional("configuration-set", Types.AWS_NAME, "by whose rules SES reports events");
    static final Key<URI> BASE_URL = Key.optional(
                    "base-url", Types.SERVICE_URL, "where the API is; another one for a private endpoint or a stand-in")
            .showing("`https://email.<region>.amazonaws.com`");
    static final Key<Long> MAX_ATTACHMENTS = MailServiceKeys.maxAttachments("10MB", "28MB");

    static final List<Key<?>> ALL = MailServiceKeys.with(
            REGION, ACCESS_KEY_ID, SECRET_ACCESS_KEY, SESSION_TOKEN, CONFIGURATION_SET, BASE_URL, MAX_ATTACHMENTS);

    private SesKeys() {}
}
