package io.github.carillon.core.smtp;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.MailKeys;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** The keys of a connection to an SMTP server. */
final class SmtpKeys {

    private static final Type<Duration> WAIT = Types.duration("1ms", "1h");

    static final Key<String> HOST = Key.required("host", Types.HOST, "the mail server");
    static final Key<Security> SECURITY = Key.standard(
            "security",
            Types.choice(Security.class),
            "starttls",
            "`starttls`: upgraded to TLS or not used; `tls`: TLS from the first byte;"
                    + " `plain`: unprotected, only for a server on the same machine or a closed network");
    static final Key<Integer> PORT = Key.optional("port", Types.number(1, 65535), "the mail server's port")
            .showing("587 with `starttls`, 465 with `tls`, 25 with `plain`");
    static final Key<String> USER = Key.optional("user", Types.TEXT, "for a server that asks who sends");
    static final Key<Secret> PASSWORD = Key.optional("password", Type.SECRET, "goes with the user");
    static final Key<URI> OAUTH_TOKEN_URL = Key.optional(
            "oauth-token-url",
            Types.SERVICE_URL,
            "where access tokens are given, for a server that takes XOAUTH2 instead of a password; for Microsoft"
                    + " `https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token`");
    static final Key<String> OAUTH_CLIENT_ID =
            Key.optional("oauth-client-id", Types.TEXT, "the application that asks for them");
    static final Key<Secret> OAUTH_CLIENT_SECRET =
            Key.optional("oauth-client-secret", Type.SECRET, "the application's secret, instead of `password`");
    static final Key<String> OAUTH_SCOPE = Key.standard(
            "oauth-scope", Types.TEXT, "https://outlook.office365.com/.default", "what access tokens are asked for");
    static final Key<EmailAddress> FROM = Key.required(
            "from",
            Types.MAIL_ADDRESS,
            "the sender of mails whose task names none, and where bounces go: `Shop <shop@example.org>`");
    static final Key<Duration> CONNECT_TIMEOUT =
            Key.standard("connect-timeout", WAIT, "10s", "how long opening a connection may take");
    static final Key<Duration> READ_TIMEOUT =
            Key.standard("read-timeout", WAIT, "30s", "how long a reply may take, except the last one");
    static final Key<Duration> WRITE_TIMEOUT = Key.standard("write-timeout", WAIT, "30s", "how long writing may block");
    static final Key<Duration> FINAL_DOT_TIMEOUT = Key.standard(
            "final-dot-timeout",
            WAIT,
            "10m",
            "how long the reply to the end of a mail may take; a shorter time means sending twice (RFC 5321)");
    static final Key<Integer> MAX_CONNECTIONS =
            Key.standard("max-connections", Types.number(1, 256), "4", "how many connections are open at most");

    static final Key<Long> MAX_ATTACHMENTS = MailKeys.maxAttachments("10MB", "100MB");

    static final Key<List<X509Certificate>> CA_FILE = Key.optional(
            "ca-file",
            Types.CERTIFICATES,
            "the certificates of authorities that are trusted beside the JVM's own and those of `tls.ca-file`");
    static final Key<List<X509Certificate>> CLIENT_CERTIFICATE = Key.optional(
            "client-certificate-file",
            Types.CERTIFICATES,
            "for a server that knows its clients by certificate: the worker's own, then those who vouch for it");
    static final Key<String> CLIENT_KEY =
            Key.optional("client-key-file", Types.KEY_FILE, "the private key (PKCS#8) that goes with it");
    static final Key<Secret> CLIENT_KEY_PASSWORD =
            Key.optional("client-key-password", Type.SECRET, "for a private key that is encrypted");

    static final List<Key<?>> ALL = List.of(
            HOST,
            PORT,
            SECURITY,
            USER,
            PASSWORD,
            OAUTH_TOKEN_URL,
            OAUTH_CLIENT_ID,
            OAUTH_CLIENT_SECRET,
            OAUTH_SCOPE,
            FROM,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            WRITE_TIMEOUT,
            FINAL_DOT_TIMEOUT,
            MAX_CONNECTIONS,
            MAX_ATTACHMENTS,
            CA_FILE,
            CLIENT_CERTIFICATE,
            CLIENT_KEY,
            CLIENT_KEY_PASSWORD);

    private SmtpKeys() {}
}
