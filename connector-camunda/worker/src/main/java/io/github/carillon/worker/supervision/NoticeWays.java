package io.github.carillon.worker.supervision;

import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.parameter.NotificationType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which ways supervisors hear of something.
 *
 * @param notes how long an in-app note is shown, or null where there are none
 * @param mail by which type and connection mails go, or null where there are none
 * @param webhooks connections by which a webhook is called
 */
record NoticeWays(@Nullable Duration notes, @Nullable MailWay mail, List<String> webhooks) {

    static final String NOTES = NotificationType.SIGNALR.toString();
    static final String INBOX = Connections.INBOX;
    static final String WEBHOOK = Connections.WEBHOOK_TYPE;

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWays.class);

    /**
     * By what a mail goes.
     *
     * @param type the notification type, as a designer writes it
     * @param connection its name
     */
    record MailWay(String type, String connection) {}

    static NoticeWays of(SupervisionSettings settings, Connections connections) {
        return new NoticeWays(
                settings.inApp() ? connections.retention() : null,
                settings.mails() ? mail(settings.mail(), connections) : null,
                settings.webhooks().stream()
                        .filter(connections.webhooks().all()::containsKey)
                        .toList());
    }

    private static @Nullable MailWay mail(Optional<String> name, Connections connections) {
        Validated<MailWay> way = connections.mailType(name).flatMap(type -> {
            Validated<? extends Route<?>> route =
                    type == NotificationType.SMTP ? connections.smtpBy(name) : connections.mailBy(name);
            return route.map(found -> new MailWay(type.toString(), found.connection()));
        });
        return way.<Optional<MailWay>>match(Optional::of, reason -> {
                    LOG.warn("Supervisors get no mails: carillon.supervision.mail-connection {}", reason);
                    return Optional.empty();
                })
                .orElse(null);
    }
}
