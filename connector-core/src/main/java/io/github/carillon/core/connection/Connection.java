package io.github.carillon.core.connection;

import io.github.carillon.core.delivery.Health;
import java.util.function.Function;

/** An open connection. Every method may be called from any thread. */
public sealed interface Connection extends AutoCloseable
        permits MailConnection, SmsConnection, PushConnection, WebhookConnection {

    /** Asks whether a message could be sent now; sends nothing. */
    Health check();

    /** Closes it. Does not wait longer than its own time-outs. */
    @Override
    void close();

    /** What it carries decides. */
    <R> R match(
            Function<MailConnection, R> mail,
            Function<SmsConnection, R> sms,
            Function<PushConnection, R> push,
            Function<WebhookConnection, R> webhook);
}
