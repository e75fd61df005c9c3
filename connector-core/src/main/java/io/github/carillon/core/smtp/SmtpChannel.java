package io.github.carillon.core.smtp;

import io.github.carillon.core.connection.MailConnection;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MimeComposer;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail by SMTP (RFC 5321), one transaction per mail: either all its recipients are handed over or none.
 *
 * <p>An outcome is {@link Outcome.Deferred} when the conversation broke before the end of the message, and {@link
 * Outcome.Unknown} when it broke after: then the server may have the message. A repeated send of the same delivery has
 * the same Message-ID, by which a reader can fold the two. May be called from any thread; keeps connections open, up to
 * the configured number, and is closed when no longer needed.
 */
public final class SmtpChannel implements MailConnection {

    private final SmtpSettings settings;
    private final MimeComposer composer;
    private final ConnectionPool pool;

    /** Trusts whom the settings say. */
    public SmtpChannel(SmtpSettings settings, Clock clock) {
        this(settings, clock, factory(settings.tls()));
    }

    /**
     * Trusts whom the factory trusts.
     *
     * @param trust for a certificate authority of one's own, or null for the platform's
     */
    public SmtpChannel(SmtpSettings settings, Clock clock, @Nullable SSLSocketFactory trust) {
        this.settings = settings;
        this.composer = new MimeComposer(settings.from(), settings.largestAttachments(), clock);
        this.pool = new ConnectionPool(settings, SmtpSession.of(settings, trust), clock);
    }

    private static @Nullable SSLSocketFactory factory(@Nullable SSLContext tls) {
        return tls == null ? null : tls.getSocketFactory();
    }

    @Override
    public String kind() {
        return "smtp";
    }

    @Override
    public Brought brought(Mail message) {
        return composer.brought(message);
    }

    @Override
    public Outcome send(Delivery<Mail> delivery) {
        return composer.compose(delivery, mail -> pool.send(mail, delivery.ours()));
    }

    /** Connects, secures the connection, logs in and says goodbye: nothing is sent. */
    @Override
    public Health check() {
        String server = settings.host() + ":" + settings.port() + " (" + settings.security() + ")";
        return pool.tryOne()
                .flatMap(Failure::of)
                .map(failure -> new Health(false, server + ": " + failure.code() + ", " + failure.reason()))
                .orElseGet(() -> new Health(true, server + " takes mail"));
    }

    /** Lets mails on their way finish, for no longer than the read time-out, and closes all connections. */
    @Override
    public void close() {
        pool.close();
    }
}
