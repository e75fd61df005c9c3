package io.github.carillon.steps.send;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.DeliveryPolicy;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.steps.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Makes deliveries, those of a task each known by a key of its own, and tells the listener. */
public final class Deliveries {

    private final String engineId;
    private final Activations activations;
    private final Dispatcher dispatcher;
    private final RetryPolicy retry;
    private final WorkerListener listener;
    private final Clock clock;

    /** Makes deliveries for the tasks of an engine whose ids never come again. */
    public Deliveries(String engineId, Dispatcher dispatcher, RetryPolicy retry, WorkerListener listener, Clock clock) {
        this(engineId, Task::id, dispatcher, retry, listener, clock);
    }

    /** Makes deliveries for the tasks of this engine. */
    public Deliveries(
            String engineId,
            Activations activations,
            Dispatcher dispatcher,
            RetryPolicy retry,
            WorkerListener listener,
            Clock clock) {
        this.engineId = engineId;
        this.activations = activations;
        this.dispatcher = dispatcher;
        this.retry = retry;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Delivers to one address, once.
     *
     * @param target who is meant
     * @param message by the delivery's key
     */
    public <M> Report.Entry deliver(
            Task task,
            DeliveryTarget target,
            Address address,
            Route<M> route,
            Function<DeliveryKey, M> message,
            FailurePolicy policy) {
        Channel<M> channel = route.channel();
        Outcome outcome;
        try {
            DeliveryKey key = key(task, target, address, channel);
            Delivery<M> delivery = new Delivery<>(key, message.apply(key));
            outcome = deliver(task.topic(), route.connection(), delivery, channel, terms(task, policy));
        } catch (DatabaseException unavailable) {
            outcome = dispatcher.nothingSent(unavailable);
        }
        return new Report.Entry(target.who(address), channel.kind(), route.connection(), address.masked(), outcome);
    }

    /**
     * What the delivery to one address is known by.
     *
     * @throws DatabaseException when the ledger gives no answer
     */
    DeliveryKey key(Task task, DeliveryTarget target, Address address, Channel<?> channel) {
        return new DeliveryKey(
                engineId, task.tenant(), activations.of(task), target.key(address), channel.kind(), address.value());
    }

    /**
     * What keeps somebody from being sent it now: that it was accepted before, or is on its way.
     *
     * @throws DatabaseException when the ledger gives no answer
     */
    Optional<Outcome> served(Task task, DeliveryTarget target, Address address, Channel<?> channel) {
        return dispatcher.served(key(task, target, address, channel));
    }

    /** What becomes of a delivery of which the ledger cannot be asked. */
    Outcome nothingSent(DatabaseException unavailable) {
        return dispatcher.nothingSent(unavailable);
    }

    /** Writes down that one sending, made for somebody else, has reached this one too. */
    Outcome note(Task task, DeliveryTarget target, Address address, Channel<?> channel, Outcome.Accepted accepted) {
        try {
            return dispatcher.note(key(task, target, address, channel), accepted);
        } catch (DatabaseException unavailable) {
            return dispatcher.nothingSent(unavailable);
        }
    }

    /** Makes one delivery, once, and tells the listener. */
    public <M> Outcome deliver(
            String topic, String connection, Delivery<M> delivery, Channel<M> channel, DeliveryPolicy terms) {
        Instant start = clock.instant();
        Outcome outcome = channel.brought(delivery.message()).blame(dispatcher.dispatch(delivery, channel, terms));
        listener.delivered(topic, connection, outcome, Duration.between(start, clock.instant()));
        return outcome;
    }

    Clock clock() {
        return clock;
    }

    private DeliveryPolicy terms(Task task, FailurePolicy policy) {
        return new DeliveryPolicy(
                policy.whenUnknown().policy(),
                retry.latest(task.createdAt(), policy.maxAge()).orElse(null));
    }
}
