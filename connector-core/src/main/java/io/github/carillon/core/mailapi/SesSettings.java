package io.github.carillon.core.mailapi;

import io.github.carillon.core.aws.AwsCredentials;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.recipient.EmailAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Amazon SES.
 *
 * @param baseUrl {@code https://email.<region>.amazonaws.com}, but for a private endpoint or a test server
 * @param region such as {@code eu-central-1}; part of every signature
 * @param credentials of somebody who may {@code ses:SendEmail} and {@code ses:SendRawEmail}; or null for what AWS gives the
 *     machine
 * @param configurationSet by whose rules SES reports events, or null
 * @param from the sender of mails that name none
 * @param largestAttachments how many bytes the attachments of a mail have together at most
 * @param limits of time and connections
 */
public record SesSettings(
        URI baseUrl,
        String region,
        @Nullable AwsCredentials credentials,
        @Nullable String configurationSet,
        EmailAddress from,
        long largestAttachments,
        HttpLimits limits)
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
    public SesMailChannel open(Clock clock) {
        return new SesMailChannel(this, clock);
    }
}
