package io.github.carillon.starter.connection;

import io.github.carillon.core.connection.Connection;
import io.github.carillon.core.connection.PushConnection;
import io.github.carillon.core.connection.SmsConnection;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.core.resilience.Rate;
import io.github.carillon.core.resilience.RateLimit;
import io.github.carillon.starter.settings.ConfiguredConnection;
import io.github.carillon.starter.settings.ConnectionLimits;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.steps.connection.Connections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The channels of the connections, each alone, behind its breaker and its rate limit and under the rule of governance. */
final class Channels {

    final Map<String, Channel<Mail>> mail = new HashMap<>();
    final Map<String, Connections.SmsConnection> sms = new HashMap<>();
    final Map<String, PushConnection> devices = new HashMap<>();
    final Map<String, Channel<DevicePush>> pushes = new HashMap<>();
    final Map<String, Channel<WebhookMessage>> webhooks = new HashMap<>();

    /** Which of those for mail lead to a mail service; the others lead to a mail server. */
    final Set<String> services = new HashSet<>();

    final Map<String, Supplier<Health>> checks = new TreeMap<>();
    final List<AutoCloseable> open = new ArrayList<>();

    final Map<String, Breaker> breakers = new HashMap<>();

    private final Settings settings;
    private final Governance governance;
    private final BreakerListener listener;
    private final IntSupplier workers;
    private final Clock clock;

    Channels(Settings settings, BreakerListener listener, IntSupplier workers, Clock clock) {
        this.settings = settings;
        this.governance = settings.governance();
        this.listener = listener;
        this.workers = workers;
        this.clock = clock;
    }

    void open(String name, ConfiguredConnection configured) {
        Breaker breaker = new Breaker(name, listener, clock, Math::random);
        ResilienceDecorator decorator = new ResilienceDecorator(breaker, limit(name));
        Connection connection = configured.settings().open(clock);
        breakers.put(name, breaker);
        checks.put(name, connection::check);
        open.add(connection);
        if (configured.use() == Use.MAIL_SERVICE) {
            services.add(name);
        }
        connection.match(
                carrier -> mail.put(name, decorator.before(governance.mail(carrier))),
                carrier -> sms.put(name, sms(carrier, decorator)),
                carrier -> push(name, carrier, decorator),
                carrier -> webhooks.put(name, decorator.before(governance.webhooks(carrier))));
    }

    private Channel<DevicePush> push(String name, PushConnection carrier, ResilienceDecorator decorator) {
        Channel<DevicePush> channel = decorator.before(governance.pushes(carrier));
        devices.put(name, carrier);
        pushes.put(name, channel);
        return channel;
    }

    private Connections.SmsConnection sms(SmsConnection carrier, ResilienceDecorator decorator) {
        return new Connections.SmsConnection(
                overrides -> decorator.before(governance.sms(carrier.with(overrides))),
                carrier::mistake,
                carrier.defaultCountry());
    }

    private @Nullable RateLimit limit(String name) {
        ConnectionLimits limits = settings.limits().get(name);
        Rate rate = limits == null ? null : limits.rate();
        return rate == null ? null : new RateLimit(name, rate, workers, clock);
    }
}
