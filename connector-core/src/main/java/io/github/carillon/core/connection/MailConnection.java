package io.github.carillon.core.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Mail;
import java.util.function.Function;

/** An open connection that carries mail. */
public non-sealed interface MailConnection extends Connection, Channel<Mail> {

    @Override
    default <R> R match(
            Function<MailConnection, R> mail,
            Function<SmsConnection, R> sms,
            Function<PushConnection, R> push,
            Function<WebhookConnection, R> webhook) {
        return mail.apply(this);
    }
}
