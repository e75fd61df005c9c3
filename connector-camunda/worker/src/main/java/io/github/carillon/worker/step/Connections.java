package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.sms.TwilioCredentials;
import io.github.carillon.core.value.Parsed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The connections of this installation by name. A task names one, or leaves it to the default of its kind.
 *
 * @param mail those that carry mail
 * @param defaultMail the one for tasks that name none, or null where there is no mail connection
 * @param sms those that carry text messages
 * @param defaultSms the one for tasks that name none, or null where there is no such connection
 * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
 */
public record Connections(
        Map<String, Channel<Mail>> mail,
        @Nullable String defaultMail,
        Map<String, SmsConnection> sms,
        @Nullable String defaultSms,
        @Nullable String defaultCountry) {

    public Connections {
        mail = Map.copyOf(mail);
        sms = Map.copyOf(sms);
    }

    /** A connection for text messages, whose credentials a task may override one by one. */
    public interface SmsConnection {

        /** The channel with these credentials in place of the connection's own, part by part. */
        Channel<Sms> with(TwilioCredentials overrides);
    }

    Parsed<Deliveries.Route<Mail>> mailBy(Optional<String> name) {
        return named("mail", mail, name.orElse(defaultMail))
                .map(chosen -> new Deliveries.Route<>(chosen.getKey(), chosen.getValue()));
    }

    Parsed<Deliveries.Route<Sms>> smsBy(Optional<String> name, TwilioCredentials overrides) {
        return named("text message", sms, name.orElse(defaultSms))
                .map(chosen -> new Deliveries.Route<>(
                        chosen.getKey(), chosen.getValue().with(overrides)));
    }

    private static <C> Parsed<Map.Entry<String, C>> named(
            String kind, Map<String, C> connections, @Nullable String name) {
        C connection = name == null ? null : connections.get(name.strip());
        return connection == null || name == null
                ? Parsed.invalid(unknown(kind, name, connections))
                : Parsed.valid(Map.entry(name.strip(), connection));
    }

    private static String unknown(String kind, @Nullable String name, Map<String, ?> connections) {
        if (connections.isEmpty()) {
            return "cannot be chosen: the worker has no " + kind + " connection configured";
        }
        return (name == null ? "is required" : "names no " + kind + " connection") + ": there are "
                + new TreeSet<>(connections.keySet());
    }
}
