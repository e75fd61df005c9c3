package io.github.carillon.worker;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.outbox.OutboxListener;
import io.github.carillon.core.outbox.OutboxRoute;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.parameter.EscalateTo;
import io.github.carillon.steps.parameter.NotificationType;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.result.WorkerListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * By which connections the outbox goes, and what its entries say. Mails and webhooks go by each connection for them, of
 * the types {@code Smtp}, {@code Mail} and {@code Webhook}; notes by {@code inbox}, of the type {@code SignalR}.
 */
final class OutboxRoutes {

    private final Connections connections;
    private final List<OutboxRoute<?>> routes = new ArrayList<>();

    private OutboxRoutes(Connections connections) {
        this.connections = connections;
    }

    /** No route where nothing goes. */
    static List<OutboxRoute<?>> of(
            Connections connections,
            Inboxes inboxes,
            List<OutboxSource<Mail>> mails,
            List<OutboxSource<Note>> notes,
            List<OutboxSource<WebhookMessage>> webhooks) {
        OutboxRoutes all = new OutboxRoutes(connections);
        for (EscalateTo type : EscalateTo.values()) {
            all.add(type.toString(), connections.mails(type), mails);
        }
        all.add(NotificationType.SIGNALR.toString(), Map.of(Connections.INBOX, inboxes.channel()), notes);
        all.add(Connections.WEBHOOK_TYPE, connections.webhooks().all(), webhooks);
        return List.copyOf(all.routes);
    }

    /** Half of a connection's width is what it sends at the same time, and nothing here prepares the rest. */
    private <M> void add(String type, Map<String, Channel<M>> channels, List<OutboxSource<M>> sources) {
        if (!sources.isEmpty()) {
            channels.forEach((name, channel) -> routes.add(
                    new OutboxRoute<>(type, name, channel, Math.max(1, connections.width(name) / 2), sources)));
        }
    }

    /** Counts what follows a step's notes with that step, and all else by the name of its source. */
    static OutboxListener counted(WorkerListener listener, OutboxSource<?> escalations) {
        return (source, connection, outcome, took) -> listener.delivered(
                source.equals(escalations.name()) ? SendNotification.STEP.topic() : source, connection, outcome, took);
    }
}
