package io.github.carillon.app.connection;

import io.github.carillon.app.settings.Settings;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.FailoverListener;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.sms.TwilioChannel;
import io.github.carillon.core.sms.TwilioCredentials;
import io.github.carillon.core.sms.TwilioSettings;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.step.Connections;
import io.github.carillon.worker.step.Connections.Choice;
import io.github.carillon.worker.step.Connections.SmsConnection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of the configured connections, each under the rule of governance, and with those behind it that stand in
 * for it. None connects before it is used; closing closes them all.
 */
public final class OpenConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private static final TwilioCredentials NO_OVERRIDES = new TwilioCredentials(null, null, null, null, null);

    private final Settings settings;
    private final FailOver failOver;
    private final Map<String, Channel<Mail>> mail = new HashMap<>();
    private final Map<String, SmsConnection> sms = new HashMap<>();
    private final Map<String, Supplier<Health>> checks = new TreeMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private OpenConnections(Settings settings, FailoverListener listener) {
        this.settings = settings;
        this.failOver = new FailOver(settings.failOver(), listener);
    }

    /** Opens them; nothing is connected yet. */
    public static OpenConnections open(Settings settings, FailoverListener listener, Clock clock) {
        OpenConnections connections = new OpenConnections(settings, listener);
        settings.connections()
                .forEach((name, connection) -> connections.open.add(connection.match(
                        smtp -> connections.smtp(name, smtp, clock),
                        twilio -> connections.twilio(name, twilio, clock))));
        return connections;
    }

    /** What the worker sends by. */
    public Connections connections() {
        return new Connections(
                new Choice<>(mails(), settings.defaultMail()),
                Choice.none(),
                new Choice<>(texts(), settings.defaultSms()),
                defaultCountry());
    }

    /** A check for each connection, by name; none sends anything, all touch the network. */
    public Map<String, Supplier<Health>> checks() {
        return Map.copyOf(checks);
    }

    @Override
    public void close() {
        open.forEach(OpenConnections::close);
    }

    private Map<String, Channel<Mail>> mails() {
        Map<String, Channel<Mail>> channels = new HashMap<>();
        mail.keySet()
                .forEach(name ->
                        channels.put(name, failOver.from(name, each -> Objects.requireNonNull(mail.get(each)))));
        return channels;
    }

    private Map<String, SmsConnection> texts() {
        Map<String, SmsConnection> channels = new HashMap<>();
        sms.keySet().forEach(name -> channels.put(name, overrides -> text(name, overrides)));
        return channels;
    }

    /** Credentials and senders that a task brings belong to one account, and would be wrong with another. */
    private Channel<Sms> text(String name, TwilioCredentials overrides) {
        return overrides.equals(NO_OVERRIDES)
                ? failOver.from(name, each -> connection(each).with(overrides))
                : connection(name).with(overrides);
    }

    private SmsConnection connection(String name) {
        return Objects.requireNonNull(sms.get(name));
    }

    private AutoCloseable smtp(String name, SmtpSettings smtp, Clock clock) {
        SmtpChannel channel = new SmtpChannel(smtp, clock);
        mail.put(name, settings.governance().mail(channel));
        checks.put(name, channel::check);
        return channel;
    }

    private AutoCloseable twilio(String name, TwilioSettings twilio, Clock clock) {
        TwilioChannel channel = new TwilioChannel(twilio, clock);
        sms.put(name, overrides -> settings.governance().sms(channel.with(overrides)));
        checks.put(name, channel::check);
        return channel;
    }

    private @Nullable String defaultCountry() {
        return Optional.ofNullable(settings.defaultSms())
                .map(settings.connections()::get)
                .map(connection -> connection.match(smtp -> "", twilio -> orNothing(twilio.defaultCountry())))
                .filter(country -> !country.isEmpty())
                .orElse(null);
    }

    private static String orNothing(@Nullable String value) {
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
