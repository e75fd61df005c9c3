package io.github.carillon.core.mailapi;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A connection to SendGrid.
 *
 * @param baseUrl {@code https://api.sendgrid.com}, or {@code https://api.eu.sendgrid.com} for a subuser of the EU region
 * @param apiKey one with the scope {@code mail.send}
 * @param from the sender of mails that name none
 * @param largestAttachments how many bytes the attachments of a mail have together at most
 * @param limits of time and connections
 */
public record SendGridSettings(
        URI baseUrl, Secret apiKey, EmailAddress from, long largestAttachments, HttpLimits limits)
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
    public SendGridMailChannel open(Clock clock) {
        return new SendGridMailChannel(this, clock);
    }
}
