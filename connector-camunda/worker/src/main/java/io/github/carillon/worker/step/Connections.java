package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.sms.TwilioCredentials;
import io.github.carillon.core.value.Parsed;
import io.github.carillon.worker.parameter.NotificationType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The connections of this installation. A task names one, or leaves it to the default of its kind.
 *
 * @param smtp those that hand mail to an SMTP server
 * @param mail those that hand mail to a mail service's API
 * @param sms those that carry text messages
 * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
 * @param widths how many tasks are worked on at the same time, by connection; {@value #WIDTH} where it is not said.
 *     Twice as many as a connection sends at the same time is good: half of them prepare while the others send
 */
public record Connections(
        Choice<Channel<Mail>> smtp,
        Choice<Channel<Mail>> mail,
        Choice<SmsConnection> sms,
        @Nullable String defaultCountry,
        Map<String, Integer> widths) {

    private static final int WIDTH = 8;

    public Connections {
        widths = Map.copyOf(widths);
    }

    /** Each of the same width. */
    public Connections(
            Choice<Channel<Mail>> smtp,
            Choice<Channel<Mail>> mail,
            Choice<SmsConnection> sms,
            @Nullable String defaultCountry) {
        this(smtp, mail, sms, defaultCountry, Map.of());
    }

    /** A connection for text messages, whose credentials a task may override one by one. */
    public interface SmsConnection {

        /** The channel with these credentials in place of the connection's own, part by part. */
        Channel<Sms> with(TwilioCredentials overrides);
    }

    /**
     * The connections of one kind.
     *
     * @param all by name
     * @param standard the one for tasks that name none, or null where a task must name one
     * @param <C> what a connection of this kind is used as
     */
    public record Choice<C>(Map<String, C> all, @Nullable String standard) {

        public Choice {
            all = Map.copyOf(all);
        }

        /** No connection of this kind. */
        public static <C> Choice<C> none() {
            return new Choice<>(Map.of(), null);
        }

        /** One connection, which is also the default. */
        public static <C> Choice<C> only(String name, C connection) {
            return new Choice<>(Map.of(name, connection), name);
        }

        private Parsed<Map.Entry<String, C>> by(String kind, Optional<String> given) {
            String name = given.map(String::strip).orElse(standard);
            C connection = name == null ? null : all.get(name);
            return connection == null || name == null
                    ? Parsed.invalid(unknown(kind, name))
                    : Parsed.valid(Map.entry(name, connection));
        }

        private String unknown(String kind, @Nullable String name) {
            if (all.isEmpty()) {
                return "cannot be chosen: the worker has no " + kind + " connection configured";
            }
            return (name == null ? "is required" : "names no " + kind + " connection") + ": there are "
                    + new TreeSet<>(all.keySet());
        }
    }

    int width(String connection) {
        return widths.getOrDefault(connection, WIDTH);
    }

    Parsed<Deliveries.Route<Mail>> mailBy(NotificationType type, Optional<String> name) {
        Parsed<Map.Entry<String, Channel<Mail>>> chosen =
                switch (type) {
                    case SMTP -> smtp.by("SMTP", name);
                    case MAIL -> mail.by("mail service", name);
                };
        return chosen.map(one -> new Deliveries.Route<>(one.getKey(), one.getValue()));
    }

    Parsed<Deliveries.Route<Sms>> smsBy(Optional<String> name, TwilioCredentials overrides) {
        return sms.by("text message", name)
                .map(one -> new Deliveries.Route<>(one.getKey(), one.getValue().with(overrides)));
    }
}
