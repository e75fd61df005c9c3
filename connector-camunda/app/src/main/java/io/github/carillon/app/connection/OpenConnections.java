package io.github.carillon.app.connection;

import io.github.carillon.app.settings.Settings;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.sms.TwilioChannel;
import io.github.carillon.core.sms.TwilioSettings;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.step.Connections;
import io.github.carillon.worker.step.Connections.SmsConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of the configured connections. None connects before it is used; closing closes them all. */
public final class OpenConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final Settings settings;
    private final Map<String, Channel<Mail>> mail = new HashMap<>();
    private final Map<String, SmsConnection> sms = new HashMap<>();
    private final Map<String, Supplier<Health>> checks = new TreeMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private OpenConnections(Settings settings) {
        this.settings = settings;
    }

    /** Opens them; nothing is connected yet. */
    public static OpenConnections open(Settings settings, Clock clock) {
        OpenConnections connections = new OpenConnections(settings);
        settings.connections()
                .forEach((name, connection) -> connections.open.add(connection.match(
                        smtp -> connections.smtp(name, smtp, clock),
                        twilio -> connections.twilio(name, twilio, clock))));
        return connections;
    }

    /** What the worker sends by. */
    public Connections connections() {
        return new Connections(mail, settings.defaultMail(), sms, settings.defaultSms(), defaultCountry());
    }

    /** A check for each connection, by name; none sends anything, all touch the network. */
    public Map<String, Supplier<Health>> checks() {
        return Map.copyOf(checks);
    }

    @Override
    public void close() {
        open.forEach(OpenConnections::close);
    }

    private AutoCloseable smtp(String name, SmtpSettings smtp, Clock clock) {
        SmtpChannel channel = new SmtpChannel(smtp, clock);
        mail.put(name, channel);
        checks.put(name, channel::check);
        return channel;
    }

    private AutoCloseable twilio(String name, TwilioSettings twilio, Clock clock) {
        TwilioChannel channel = new TwilioChannel(twilio, clock);
        sms.put(name, channel::with);
        checks.put(name, channel::check);
        return channel;
    }

    private @Nullable String defaultCountry() {
        return Optional.ofNullable(settings.defaultSms())
                .map(settings.connections()::get)
                .map(connection -> connection.match(smtp -> "", twilio -> text(twilio.defaultCountry())))
                .filter(country -> !country.isEmpty())
                .orElse(null);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception stuck) {
            LOG.warn("A connection could not be closed: {}", Trace.of(stuck));
        }
    }
}
