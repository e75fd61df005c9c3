package io.github.carillon.starter.connection;

import io.github.carillon.core.apns.ApnsProvider;
import io.github.carillon.core.connection.ChannelProviders;
import io.github.carillon.core.fcm.FcmProvider;
import io.github.carillon.core.mailapi.GraphProvider;
import io.github.carillon.core.mailapi.SendGridProvider;
import io.github.carillon.core.mailapi.SesProvider;
import io.github.carillon.core.smtp.SmtpProvider;
import io.github.carillon.core.twilio.TwilioProvider;
import io.github.carillon.core.webhook.WebhookProvider;
import io.github.carillon.core.webpush.WebPushProvider;
import java.util.List;

/** The types of connections that every installation has: a line each. */
public final class ConnectionTypes {

    private ConnectionTypes() {}

    /** All of them. */
    public static ChannelProviders standard() {
        return new ChannelProviders(List.of(
                new SmtpProvider(),
                new TwilioProvider(),
                new GraphProvider(),
                new SendGridProvider(),
                new SesProvider(),
                new WebPushProvider(),
                new FcmProvider(),
                new ApnsProvider(),
                new WebhookProvider()));
    }
}
