package io.github.carillon.core.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.WebhookMessage;
import java.util.function.Function;

/** An open connection that tells another system. */
public non-sealed interface WebhookConnection extends Connection, Channel<WebhookMessage> {

    @Override
    default <R> R match(
            Function<MailConnection, R> mail,
            Function<SmsConnection, R> sms,
            Function<PushConnection, R> push,
            Function<WebhookConnection, R> webhook) {
        return webhook.apply(this);
    }
}
