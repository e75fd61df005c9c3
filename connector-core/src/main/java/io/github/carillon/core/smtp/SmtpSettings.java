package io.github.carillon.core.smtp;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an SMTP server.
 *
 * @param host the server's name or address
 * @param port usually 587 (STARTTLS) or 465 (implicit TLS)
 * @param security how the connection is protected
 * @param user the user name, or null where the server asks for none
 * @param password the password, or null where the server asks for none or takes an access token
 * @param from the sender of mails that name none, and the envelope's return path
 * @param connectTimeout how long opening the connection may take, with all of the host's addresses together
 * @param readTimeout how long a reply may take, except that to the final dot
 * @param writeTimeout how long writing may block
 * @param finalDotTimeout how long the reply to the final dot may take; RFC 5321 section 4.5.3.2.6 asks for 10 minutes,
 *     since giving up sooner means sending twice
 * @param maxConnections how many connections are open at most
 * @param largestAttachments how many bytes the attachments of a mail have together at most
 * @param oauth by what an access token is obtained, to log in by XOAUTH2 instead of by a password, or null. Both
 *     Exchange Online and Gmail ask for that
 * @param tls whom to trust and by what certificate to show who we are, or null for the certificate authorities that the
 *     platform trusts, and for none
 */
public record SmtpSettings(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable Secret password,
        EmailAddress from,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration finalDotTimeout,
        int maxConnections,
        long largestAttachments,
        @Nullable ClientCredentials oauth,
        @Nullable SSLContext tls)
        implements ConnectionSettings {

    /** With the platform's trust. */
    public SmtpSettings(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable Secret password,
            EmailAddress from,
            Duration connectTimeout,
            Duration readTimeout,
            Duration writeTimeout,
            Duration finalDotTimeout,
            int maxConnections,
            long largestAttachments,
            @Nullable ClientCredentials oauth) {
        this(
                host,
                port,
                security,
                user,
                password,
                from,
                connectTimeout,
                readTimeout,
                writeTimeout,
                finalDotTimeout,
                maxConnections,
                largestAttachments,
                oauth,
                null);
    }

    /** With attachments of 10 MB at most, and no access token. */
    public SmtpSettings(
            String host,
            int port,
            Security security,
            @Nullable String user,
            @Nullable Secret password,
            EmailAddress from,
            Duration connectTimeout,
            Duration readTimeout,
            Duration writeTimeout,
            Duration finalDotTimeout,
            int maxConnections) {
        this(
                host,
                port,
                security,
                user,
                password,
                from,
                connectTimeout,
                readTimeout,
                writeTimeout,
                finalDotTimeout,
                maxConnections,
                MimeComposer.LARGEST_ATTACHMENTS,
                null);
    }

    @Override
    public Optional<FileLimit> files() {
        return Optional.of(FileLimit.writtenThrough(largestAttachments));
    }

    @Override
    public SmtpChannel open(Clock clock) {
        return new SmtpChannel(this, clock);
    }

    /** How a connection is protected. */
    public enum Security {
        /** The connection is upgraded by STARTTLS before anything else is said, or not used (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** No protection: only for a server on the same machine or a closed network. */
        PLAIN
    }
}
