package io.github.carillon.core.mailapi;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.MailKeys;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.util.List;

/** The keys of a connection to SendGrid. */
final class SendGridKeys {

    static final Key<Secret> API_KEY = Key.required("api-key", Type.SECRET, "a key with the scope `mail.send`");
    static final Key<URI> BASE_URL = Key.standard(
            "base-url",
            Types.SERVICE_URL,
            "https://api.sendgrid.com",
            "where the API is: `https://api.eu.sendgrid.com` for a subuser of the EU region");
    static final Key<Long> MAX_ATTACHMENTS = MailKeys.maxAttachments("10MB", "20MB");

    static final List<Key<?>> ALL = MailServiceKeys.with(API_KEY, BASE_URL, MAX_ATTACHMENTS);

    private SendGridKeys() {}
}
