package io.github.carillon.worker;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.sms.TwilioCredentials;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of this installation by name. A task names one, or leaves it to the default of its kind.
 *
 * @param mail those that carry mail
 * @param defaultMail the one for tasks that name none, or null where there is no mail connection
 * @param sms those that carry text messages
 * @param defaultSms the one for tasks that name none, or null where there is no such connection
 * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
 */
public record Connections(
        Map<String, Channel<Mail>> mail,
        @Nullable String defaultMail,
        Map<String, SmsConnection> sms,
        @Nullable String defaultSms,
        @Nullable String defaultCountry) {

    public Connections {
        mail = Map.copyOf(mail);
        sms = Map.copyOf(sms);
    }

    /** A connection for text messages, whose credentials a task may override one by one. */
    public interface SmsConnection {

        /** The channel with these credentials in place of the connection's own, part by part. */
        Channel<Sms> with(TwilioCredentials overrides);
    }
}
