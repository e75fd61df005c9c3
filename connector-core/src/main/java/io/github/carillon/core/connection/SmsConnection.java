package io.github.carillon.core.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Sms;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An open connection that carries text messages, whose credentials a task may override part by part. */
public non-sealed interface SmsConnection extends Connection {

    /** The channel with these credentials in place of the connection's own, part by part. */
    Channel<Sms> with(SmsCredentials own);

    /** What is then missing or malformed, if anything. */
    Optional<String> mistake(SmsCredentials own);

    /** Two letters (ISO 3166-1) for numbers without a country code, or null where these have one. */
    @Nullable String defaultCountry();

    @Override
    default <R> R match(
            Function<MailConnection, R> mail,
            Function<SmsConnection, R> sms,
            Function<PushConnection, R> push,
            Function<WebhookConnection, R> webhook) {
        return sms.apply(this);
    }
}
