package io.github.carillon.core.mailapi;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.recipient.EmailAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A connection to Microsoft Graph, as an application that may {@code Mail.Send}.
 *
 * @param baseUrl {@code https://graph.microsoft.com}, but for a national cloud or a test server
 * @param credentials the application's
 * @param from whose mailbox sends; the sender of mails that name none
 * @param largestAttachments how many bytes the attachments of a mail have together at most; the service takes about 2 MB
 * @param limits of time and connections; Graph works on four calls for one mailbox at once
 */
public record GraphSettings(
        URI baseUrl, ClientCredentials credentials, EmailAddress from, long largestAttachments, HttpLimits limits)
        implements ConnectionSettings {

    @Override
    public int maxConnections() {
        return limits.maxConnections();
    }

    @Override
    public Optional<FileLimit> files() {
        return Optional.of(FileLimit.putTogether(largestAttachments));
    }

    @Override
    public GraphMailChannel open(Clock clock) {
        return new GraphMailChannel(this, clock);
    }
}
