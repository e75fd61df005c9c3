package io.github.carillon.steps.connection;

import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.device.Devices;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Push;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.recipient.NotificationPreferences;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.EscalateTo;
import io.github.carillon.steps.parameter.NotificationType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of this installation. A task names one, or leaves it to the default of its kind.
 *
 * @param smtp those that hand mail to an SMTP server
 * @param mail those that hand mail to a mail service's API
 * @param sms those that carry text messages
 * @param inboxes where in-app notes are kept, or null where they are not
 * @param pushes how pushes reach devices, or null where no connection carries any
 * @param webhooks those that tell other systems; no task goes by them
 * @param widths how many tasks are worked on at the same time, by connection; {@value #WIDTH} where it is not said.
 *     Twice as many as a connection sends at the same time is good: half of them prepare while the others send
 * @param files how large the files of a message may be, by connection
 */
public record Connections(
        Choice<Channel<Mail>> smtp,
        Choice<Channel<Mail>> mail,
        Choice<SmsConnection> sms,
        @Nullable Inboxes inboxes,
        @Nullable Pushes pushes,
        Choice<Channel<WebhookMessage>> webhooks,
        Map<String, Integer> widths,
        Map<String, FileLimit> files) {

    /** The name by which notes are counted, and by which they wait in the outbox. */
    public static final String INBOX = "inbox";

    /** The type by which webhooks wait in the outbox; no designer writes it. */
    public static final String WEBHOOK_TYPE = "Webhook";

    /** The name by which pushes are counted, whichever connections they go by. */
    public static final String PUSH = "push";

    private static final int WIDTH = 8;

    public Connections {
        widths = Map.copyOf(widths);
        files = Map.copyOf(files);
    }

    /** Without pushes and webhooks. */
    public Connections(
            Choice<Channel<Mail>> smtp,
            Choice<Channel<Mail>> mail,
            Choice<SmsConnection> sms,
            @Nullable Inboxes inboxes,
            Map<String, Integer> widths,
            Map<String, FileLimit> files) {
        this(smtp, mail, sms, inboxes, null, Choice.none(), widths, files);
    }

    /** Without in-app notes. */
    public Connections(
            Choice<Channel<Mail>> smtp,
            Choice<Channel<Mail>> mail,
            Choice<SmsConnection> sms,
            Map<String, Integer> widths) {
        this(smtp, mail, sms, null, widths, Map.of());
    }

    /** The same, with in-app notes. */
    public Connections withInboxes(Inboxes where) {
        return new Connections(smtp, mail, sms, where, pushes, webhooks, widths, files);
    }

    /** The same, with pushes to devices. */
    public Connections withPushes(Pushes how) {
        return new Connections(smtp, mail, sms, inboxes, how, webhooks, widths, files);
    }

    /** The same, with connections that tell other systems. */
    public Connections withWebhooks(Choice<Channel<WebhookMessage>> which) {
        return new Connections(smtp, mail, sms, inboxes, pushes, which, widths, files);
    }

    /**
     * How pushes reach devices.
     *
     * @param channel keeps a note and shows it on a device
     * @param devices those there are
     */
    public record Pushes(Channel<Push> channel, Devices devices) {}

    /**
     * Where in-app notes are kept.
     *
     * @param channel what keeps them
     * @param retention how long each is shown
     * @param preferences what their readers want to hear of
     * @param outbox in which mails wait that follow notes
     * @param escalations knows what these mails say
     */
    public record Inboxes(
            Channel<Note> channel,
            Duration retention,
            NotificationPreferences preferences,
            Outbox outbox,
            OutboxSource<Mail> escalations) {}

    /** Each of the same width. */
    public Connections(Choice<Channel<Mail>> smtp, Choice<Channel<Mail>> mail, Choice<SmsConnection> sms) {
        this(smtp, mail, sms, Map.of());
    }

    /**
     * A connection for text messages, whose credentials a task may override one by one.
     *
     * @param channel the channel with the given credentials in place of the connection's own, part by part
     * @param mistake what is then missing or malformed, if anything
     * @param defaultCountry two letters (ISO 3166-1) for numbers without a country code, or null
     */
    public record SmsConnection(
            Function<SmsCredentials, Channel<Sms>> channel,
            Function<SmsCredentials, Optional<String>> mistake,
            @Nullable String defaultCountry) {

        /** One that takes whatever a task brings. */
        public SmsConnection(Function<SmsCredentials, Channel<Sms>> channel, @Nullable String defaultCountry) {
            this(channel, credentials -> Optional.empty(), defaultCountry);
        }

        /** The channel with these credentials in place of the connection's own, part by part. */
        public Channel<Sms> with(SmsCredentials overrides) {
            return channel.apply(overrides);
        }
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

        private <M> Validated<Route<M>> by(String kind, Optional<String> given, Function<C, Channel<M>> channel) {
            String name = given.map(String::strip).orElse(standard);
            C connection = name == null ? null : all.get(name);
            return connection == null || name == null
                    ? Validated.invalid(unknown(kind, name))
                    : Validated.valid(new Route<>(name, channel.apply(connection)));
        }

        private String unknown(String kind, @Nullable String name) {
            if (all.isEmpty()) {
                return "cannot be chosen: the worker has no " + kind + " connection configured";
            }
            return (name == null ? "is required" : "names no " + kind + " connection") + ": there are "
                    + new TreeSet<>(all.keySet());
        }
    }

    /** How long a note is shown. */
    public Duration retention() {
        return inboxes == null ? Duration.ZERO : inboxes.retention();
    }

    /** The connections by which mails of this type follow notes, by name. */
    public Map<String, Channel<Mail>> mails(EscalateTo type) {
        return switch (type) {
            case SMTP -> smtp.all();
            case MAIL -> mail.all();
        };
    }

    /** What users want to hear of. */
    public NotificationPreferences preferences() {
        return inboxes == null ? NotificationPreferences.NONE : inboxes.preferences();
    }

    /** The register of devices, or null where no connection carries pushes. */
    public @Nullable Devices devices() {
        return pushes == null ? null : pushes.devices();
    }

    /** How many tasks of this connection are worked on at the same time. */
    public int width(String connection) {
        return widths.getOrDefault(connection, WIDTH);
    }

    /** How large the files of this connection's messages may be. */
    public FileLimit files(String connection) {
        return files.getOrDefault(connection, FileLimit.STANDARD);
    }

    /** The country of numbers that a task of this connection writes without one, or null. */
    public @Nullable String defaultCountry(String connection) {
        SmsConnection chosen = sms.all().get(connection);
        return chosen == null ? null : chosen.defaultCountry();
    }

    /** What is wrong with the credentials of a task that goes by this connection, if anything. */
    public Optional<String> smsMistake(String connection, SmsCredentials overrides) {
        return Optional.ofNullable(sms.all().get(connection))
                .flatMap(chosen -> chosen.mistake().apply(overrides));
    }

    public Validated<Route<Mail>> smtpBy(Optional<String> name) {
        return smtp.by("SMTP", name, Function.identity());
    }

    public Validated<Route<Mail>> mailBy(Optional<String> name) {
        return mail.by("mail service", name, Function.identity());
    }

    public Validated<Route<Mail>> mailBy(EscalateTo to, Optional<String> name) {
        return switch (to) {
            case SMTP -> smtpBy(name);
            case MAIL -> mailBy(name);
        };
    }

    /** Which type of mail goes by the connection of this name, or where none is said by the default; a mail server first. */
    public Validated<NotificationType> mailType(Optional<String> name) {
        Optional<String> chosen = name.map(String::strip);
        if (chosen.map(smtp.all()::containsKey).orElse(!smtp.all().isEmpty())) {
            return Validated.valid(NotificationType.SMTP);
        }
        if (chosen.map(mail.all()::containsKey).orElse(!mail.all().isEmpty())) {
            return Validated.valid(NotificationType.MAIL);
        }
        Set<String> all = new TreeSet<>(smtp.all().keySet());
        all.addAll(mail.all().keySet());
        return Validated.invalid(
                all.isEmpty()
                        ? "cannot be chosen: the worker has no connection for mails configured"
                        : "names no connection for mails: there are " + all);
    }

    /** Whether a connection has this name, whatever its kind. */
    public Validated<Optional<String>> anyBy(Optional<String> name) {
        Set<String> all = new TreeSet<>(smtp.all().keySet());
        all.addAll(mail.all().keySet());
        all.addAll(sms.all().keySet());
        return name.map(String::strip).filter(one -> !all.contains(one)).isPresent()
                ? Validated.invalid("names no connection: there are " + all)
                : Validated.valid(name);
    }

    public Validated<Route<Note>> inboxBy(Optional<String> name) {
        if (inboxes == null) {
            return Validated.invalid("cannot be chosen: the worker keeps no in-app notes");
        }
        return name.isPresent()
                ? Validated.invalid("is not for in-app notes: they stay in this installation")
                : Validated.valid(new Route<>(INBOX, inboxes.channel()));
    }

    public Validated<Route<Push>> pushBy(Optional<String> name) {
        if (pushes == null || inboxes == null) {
            return Validated.invalid("cannot be chosen: the worker has no push connection configured");
        }
        return name.isPresent()
                ? Validated.invalid("is not for pushes: each device is registered with its own")
                : Validated.valid(new Route<>(PUSH, pushes.channel()));
    }

    public Validated<Route<Sms>> smsBy(Optional<String> name, SmsCredentials overrides) {
        return sms.by("text message", name, connection -> connection.with(overrides));
    }
}
