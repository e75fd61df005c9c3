package io.github.carillon.app.connection;

import io.github.carillon.app.settings.ConnectionLimits;
import io.github.carillon.app.settings.ConnectionSettings;
import io.github.carillon.app.settings.Settings;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.governance.Governance;
import io.github.carillon.core.mailapi.GraphMailChannel;
import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridMailChannel;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesMailChannel;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.core.resilience.Rate;
import io.github.carillon.core.resilience.RateLimit;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.twilio.TwilioChannel;
import io.github.carillon.core.twilio.TwilioSettings;
import io.github.carillon.worker.step.Connections.SmsConnection;
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
    final Map<String, SmsConnection> sms = new HashMap<>();
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

    void open(String name, ConnectionSettings connection) {
        Breaker breaker = new Breaker(name, listener, clock, Math::random);
        breakers.put(name, breaker);
        open.add(connection.match(new Opening(name, new ResilienceDecorator(breaker, limit(name)))));
    }

    private @Nullable RateLimit limit(String name) {
        ConnectionLimits limits = settings.limits().get(name);
        Rate rate = limits == null ? null : limits.rate();
        return rate == null ? null : new RateLimit(name, rate, workers, clock);
    }

    private final class Opening implements ConnectionSettings.Cases<AutoCloseable> {

        private final String name;
        private final ResilienceDecorator decorator;

        Opening(String name, ResilienceDecorator decorator) {
            this.name = name;
            this.decorator = decorator;
        }

        @Override
        public AutoCloseable smtp(SmtpSettings smtp) {
            SmtpChannel channel = new SmtpChannel(smtp, clock);
            mail(channel, channel::check);
            return channel;
        }

        @Override
        public AutoCloseable graph(GraphSettings graph) {
            GraphMailChannel channel = new GraphMailChannel(graph, clock);
            service(channel, channel::check);
            return channel;
        }

        @Override
        public AutoCloseable sendGrid(SendGridSettings sendGrid) {
            SendGridMailChannel channel = new SendGridMailChannel(sendGrid, clock);
            service(channel, channel::check);
            return channel;
        }

        @Override
        public AutoCloseable ses(SesSettings ses) {
            SesMailChannel channel = new SesMailChannel(ses, clock);
            service(channel, channel::check);
            return channel;
        }

        @Override
        public AutoCloseable twilio(TwilioSettings twilio) {
            TwilioChannel channel = new TwilioChannel(twilio, clock);
            sms.put(
                    name,
                    new SmsConnection(
                            overrides -> decorator.before(governance.sms(channel.with(overrides))),
                            channel::mistake,
                            twilio.defaultCountry()));
            checks.put(name, channel::check);
            return channel;
        }

        private void service(Channel<Mail> channel, Supplier<Health> check) {
            services.add(name);
            mail(channel, check);
        }

        private void mail(Channel<Mail> channel, Supplier<Health> check) {
            mail.put(name, decorator.before(governance.mail(channel)));
            checks.put(name, check);
        }
    }
}
