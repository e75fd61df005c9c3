package io.github.carillon.starter.connection;

import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.steps.parameter.NotificationType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of the configured connections, each under the rule of governance, and with its fallbacks. None connects before it is used; closing closes them all.
 */
public final class OpenConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    /** How many tasks are worked on for each that is sent at the same time: half of them prepare while others send. */
    private static final int FOR_EACH_CONNECTION = 2;

    private final Settings settings;
    private final FailOver failOver;
    private final Channels channels;

    private OpenConnections(Settings settings, ConnectionListener listener, IntSupplier workers, Clock clock) {
        this.settings = settings;
        this.failOver = new FailOver(settings.failOver(), listener);
        this.channels = new Channels(settings, listener, workers, clock);
    }

    /**
     * Opens them; nothing is connected yet.
     *
     * @param workers how many workers share the connections at this moment, this one included
     */
    public static OpenConnections open(
            Settings settings, ConnectionListener listener, IntSupplier workers, Clock clock) {
        OpenConnections connections = new OpenConnections(settings, listener, workers, clock);
        settings.connections().forEach(connections.channels::open);
        return connections;
    }

    /** What the worker sends by. */
    public Connections connections() {
        return new Connections(
                        new Choice<>(mails(name -> !channels.services.contains(name)), settings.defaultMail()),
                        new Choice<>(mails(channels.services::contains), settings.defaultMailService()),
                        new Choice<>(texts(), settings.defaultSms()),
                        null,
                        concurrency(),
                        files())
                .withWebhooks(new Choice<>(webhooks(), null));
    }

    /** What carries pushes, by name. */
    public Map<String, Channel<DevicePush>> pushes() {
        return Map.copyOf(channels.pushes);
    }

    /** The connections to devices, by name. */
    public Map<String, PushConnection> devices() {
        return Map.copyOf(channels.devices);
    }

    /** Through which channels something can come, with these connections. Notes need none. */
    public List<NotificationType> channels() {
        return Stream.of(NotificationType.values()).filter(this::isServed).toList();
    }

    private boolean isServed(NotificationType type) {
        return switch (type) {
            case SMTP -> !channels.services.containsAll(channels.mail.keySet());
            case MAIL -> !channels.services.isEmpty();
            case SIGNALR -> true;
            case SMS -> !channels.sms.isEmpty();
            case PUSH -> !channels.pushes.isEmpty();
        };
    }

    /** A check for each connection, by name; none sends anything, all touch the network. */
    public Map<String, Supplier<Health>> checks() {
        return Map.copyOf(channels.checks);
    }

    /** The breaker of each connection, by name. */
    public Map<String, Breaker> breakers() {
        return Map.copyOf(channels.breakers);
    }

    @Override
    public void close() {
        channels.open.forEach(OpenConnections::close);
    }

    /** The fallback of a mail server may be a mail service, and the other way round. */
    private Map<String, Channel<Mail>> mails(Predicate<String> chosen) {
        return channels.mail.keySet().stream()
                .filter(chosen)
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> failOver.from(name, each -> Objects.requireNonNull(channels.mail.get(each)))));
    }

    private Map<String, Channel<WebhookMessage>> webhooks() {
        return channels.webhooks.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> failOver.from(name, each -> Objects.requireNonNull(channels.webhooks.get(each)))));
    }

    private Map<String, SmsConnection> texts() {
        Map<String, SmsConnection> texts = new HashMap<>();
        channels.sms.forEach((name, own) -> texts.put(
                name, new SmsConnection(overrides -> text(name, overrides), own.mistake(), own.defaultCountry())));
        return texts;
    }

    /** Credentials and senders that a task brings belong to one account, and would be wrong with another. */
    private Channel<Sms> text(String name, SmsCredentials overrides) {
        return overrides.equals(SmsCredentials.NONE)
                ? failOver.from(name, each -> connection(each).with(overrides))
                : connection(name).with(overrides);
    }

    private Map<String, Integer> concurrency() {
        Map<String, Integer> concurrency = new HashMap<>();
        settings.connections()
                .forEach((name, connection) -> concurrency.put(
                        name, FOR_EACH_CONNECTION * connection.settings().maxConnections()));
        int pushes = channels.pushes.keySet().stream()
                .mapToInt(name -> concurrency.getOrDefault(name, 0))
                .sum();
        if (pushes > 0) {
            concurrency.merge(Connections.PUSH, pushes, Integer::sum);
        }
        return concurrency;
    }

    private Map<String, FileLimit> files() {
        Map<String, FileLimit> files = new HashMap<>();
        settings.connections()
                .forEach(
                        (name, connection) -> connection.settings().files().ifPresent(limit -> files.put(name, limit)));
        return files;
    }

    private SmsConnection connection(String name) {
        return Objects.requireNonNull(channels.sms.get(name));
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception stuck) {
            LOG.warn("A connection could not be closed: {}", SafeStackTrace.of(stuck));
        }
    }
}
