package io.github.carillon.core.delivery;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as told, accepts when told nothing, and remembers what it was given. */
public final class ScriptedChannel<M> implements Channel<M> {

    private final String kind;
    private final List<Delivery<M>> deliveries = new CopyOnWriteArrayList<>();
    private final Queue<Outcome> answers = new ConcurrentLinkedQueue<>();
    private final boolean sendsApart;
    private volatile Runnable whileSending = () -> {};
    private volatile Brought brought = Brought.NOTHING;

    public ScriptedChannel(String kind) {
        this(kind, true);
    }

    /** One that may send to all whom a message names, and to no fewer. */
    public ScriptedChannel(String kind, boolean sendsApart) {
        this.kind = kind;
        this.sendsApart = sendsApart;
    }

    /** Says how it answers once; the next ones after those that were told before. */
    public void answer(Outcome outcome) {
        answers.add(outcome);
    }

    /** Is run in the middle of each attempt. */
    public void whileSending(Runnable action) {
        whileSending = action;
    }

    /** Says what its tasks bring themselves. */
    public void bringing(Brought own) {
        brought = own;
    }

    public List<M> sent() {
        return deliveries.stream().map(Delivery::message).toList();
    }

    public List<Delivery<M>> deliveries() {
        return List.copyOf(deliveries);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean sendsApart() {
        return sendsApart;
    }

    @Override
    public Brought brought(M message) {
        return brought;
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        deliveries.add(delivery);
        whileSending.run();
        Outcome told = answers.poll();
        return told == null ? new Outcome.Accepted("id-" + delivery.key().id(), "queued") : told;
    }
}
