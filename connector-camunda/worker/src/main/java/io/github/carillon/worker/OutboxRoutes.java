package io.github.carillon.worker;

import io.github.carillon.core.outbox.OutboxListener;
import io.github.carillon.core.outbox.OutboxRoute;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.parameter.EscalateTo;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.result.WorkerListener;
import java.util.ArrayList;
import java.util.List;

/** By which connections the outbox goes, and what its entries say. */
final class OutboxRoutes {

    private OutboxRoutes() {}

    /** Half of a connection's width is what it sends at the same time, and nothing here prepares the rest. */
    static List<OutboxRoute<?>> of(Connections connections, Inboxes inboxes) {
        List<OutboxRoute<?>> routes = new ArrayList<>();
        for (EscalateTo type : EscalateTo.values()) {
            connections
                    .mails(type)
                    .forEach((name, channel) -> routes.add(new OutboxRoute<>(
                            type.toString(),
                            name,
                            channel,
                            Math.max(1, connections.width(name) / 2),
                            List.of(inboxes.escalations()))));
        }
        return routes;
    }

    /** Counts them with the step whose notes they follow. */
    static OutboxListener counted(WorkerListener listener) {
        return (source, connection, outcome, took) ->
                listener.delivered(SendNotification.STEP.topic(), connection, outcome, took);
    }
}
