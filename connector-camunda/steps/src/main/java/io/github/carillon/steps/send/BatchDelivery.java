package io.github.carillon.steps.send;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.steps.connection.Route;
import io.github.carillon.steps.content.Row;
import io.github.carillon.steps.parameter.FailurePolicy;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.send.OutgoingMessages.Group;
import io.github.carillon.steps.send.OutgoingMessages.OutgoingMessage;
import io.github.carillon.steps.task.Task;
import io.github.carillon.steps.task.WorkerPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands over one task's messages. Where the channel can, everybody gets theirs by a delivery of their own, copies too, so
 * that each is told apart and nobody gets it twice. Where one request goes to everybody it names, they share what became
 * of it; whoever was left out gets a message of their own.
 *
 * @param <A> where messages of this kind go
 * @param <M> the kind of message
 */
final class BatchDelivery<A extends Address, M> {

    private final Deliveries deliveries;
    private final ChannelAdapter<A, M> form;
    private final Task task;
    private final Route<M> route;
    private final FailurePolicy policy;

    BatchDelivery(Deliveries deliveries, ChannelAdapter<A, M> form, Task task, Route<M> route, FailurePolicy policy) {
        this.deliveries = deliveries;
        this.form = form;
        this.task = task;
        this.route = route;
        this.policy = policy;
    }

    /** Makes all deliveries: first the recipients' in their order, then those of the copies. */
    List<Report.Entry> send(List<Group<A, M>> groups, WorkerPool workers) {
        return route.channel().sendsApart() ? apart(groups, workers) : shared(groups, workers);
    }

    private List<Report.Entry> apart(List<Group<A, M>> groups, WorkerPool workers) {
        List<Piece<A, M>> pieces = new ArrayList<>();
        groups.forEach(group -> group.messages().forEach(message -> pieces.add(apart(group, message))));
        groups.forEach(group -> group.copies().forEach(copy -> pieces.add(apart(group, copy))));
        return workers.each(pieces, this::deliver);
    }

    private Piece<A, M> apart(Group<A, M> group, OutgoingMessage<A, M> message) {
        return group.company().isOneAlone()
                ? new Piece<>(message.target(), message.to(), message.factory(), message.warning(), null)
                : new Piece<>(message.target(), message.to(), apart(group, message.to()), message.warning(), null);
    }

    private Piece<A, M> apart(Group<A, M> group, Copy<A> copy) {
        return new Piece<>(unknown(), copy.to(), apart(group, copy.to()), null, copy.as());
    }

    /** The group's message for one of it, known as that of the first. */
    private Function<DeliveryKey, M> apart(Group<A, M> group, A to) {
        OutgoingMessage<A, M> first = group.first();
        return own -> {
            DeliveryKey key = key(first);
            return form.apart(first.factory().apply(key), to, group.company(), key.id());
        };
    }

    private List<Report.Entry> shared(List<Group<A, M>> groups, WorkerPool workers) {
        List<Request<A, M>> requests;
        try {
            requests = groups.stream().map(this::request).toList();
        } catch (DatabaseException unavailable) {
            return unsent(groups, deliveries.nothingSent(unavailable));
        }
        List<Report.Entry> heads = workers.each(requests, request -> deliver(request.head()));
        List<Report.Entry> entries = new ArrayList<>(heads);
        List<Piece<A, M>> leftOut = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Report.Entry head = heads.get(i);
            Request<A, M> request = requests.get(i);
            if (reachedNobodyElse(head.outcome())) {
                leftOut.addAll(request.others());
            } else {
                request.others().forEach(piece -> entries.add(beside(head, piece, request.served())));
            }
        }
        entries.addAll(workers.each(leftOut, this::deliver));
        return entries;
    }

    /**
     * One request for all of a group who have nothing yet: an operator may want it tried again, or somebody else may have
     * come first since.
     */
    private Request<A, M> request(Group<A, M> group) {
        List<Piece<A, M>> others = others(group);
        Map<A, Outcome> served = new HashMap<>();
        others.forEach(piece -> deliveries
                .served(task, piece.target(), piece.to(), route.channel())
                .ifPresent(known -> served.put(piece.to(), known)));
        OutgoingMessage<A, M> first = group.first();
        Company<A> reached = group.reached().without(served.keySet());
        Function<DeliveryKey, M> message = reached.isOneAlone()
                ? first.factory()
                : key -> form.together(first.factory().apply(key), reached);
        return new Request<>(new Piece<>(first.target(), first.to(), message, first.warning(), null), others, served);
    }

    /** Whoever is named beside the first one, with a message of their own should they be left out. */
    private List<Piece<A, M>> others(Group<A, M> group) {
        List<Piece<A, M>> pieces = new ArrayList<>();
        group.others()
                .forEach(message -> pieces.add(
                        new Piece<>(message.target(), message.to(), message.factory(), message.warning(), null)));
        group.copies()
                .forEach(copy -> pieces.add(new Piece<>(unknown(), copy.to(), own(group, copy), null, copy.as())));
        return pieces;
    }

    private Function<DeliveryKey, M> own(Group<A, M> group, Copy<A> copy) {
        return key -> form.together(group.first().factory().apply(key), Company.of(copy.to()));
    }

    private static boolean reachedNobodyElse(Outcome outcome) {
        return (outcome instanceof Outcome.Refused refused && !refused.possiblySent())
                || (outcome instanceof Outcome.Accepted accepted && accepted.isAlone());
    }

    /** What became of somebody whom the first one's request named too: the same, and noted as theirs once it is sent. */
    private Report.Entry beside(Report.Entry head, Piece<A, M> piece, Map<A, Outcome> served) {
        Outcome known = served.get(piece.to());
        Outcome outcome = known != null
                ? known
                : head.outcome() instanceof Outcome.Accepted accepted
                        ? deliveries.note(
                                task, piece.target(), piece.to(), route.channel(), beside(head.who(), accepted))
                        : head.outcome();
        return entry(piece.target(), piece.to(), outcome, piece.as());
    }

    private List<Report.Entry> unsent(List<Group<A, M>> groups, Outcome outcome) {
        List<Report.Entry> entries = new ArrayList<>();
        for (Group<A, M> group : groups) {
            group.messages().forEach(message -> entries.add(entry(message.target(), message.to(), outcome, null)));
            group.copies().forEach(copy -> entries.add(entry(unknown(), copy.to(), outcome, copy.as())));
        }
        return entries;
    }

    private Report.Entry entry(DeliveryTarget target, A to, Outcome outcome, @Nullable String as) {
        return new Report.Entry(target.who(to), route.channel().kind(), route.connection(), to.masked(), outcome, as);
    }

    private static Outcome.Accepted beside(String first, Outcome.Accepted accepted) {
        String shared = "in one request with " + first + ", not told apart";
        return new Outcome.Accepted(
                accepted.id(), accepted.status() == null ? shared : accepted.status() + "; " + shared);
    }

    private Report.Entry deliver(Piece<A, M> piece) {
        return deliveries
                .deliver(task, piece.target(), piece.to(), route, piece.message(), policy)
                .remarking(piece.warning())
                .as(piece.as());
    }

    private DeliveryKey key(OutgoingMessage<A, M> message) {
        return deliveries.key(task, message.target(), message.to(), route.channel());
    }

    /** Of whoever gets a copy nothing is known but the address, and they are of no row. */
    private static DeliveryTarget unknown() {
        return new DeliveryTarget(null, Row.only(Map.of()), 1);
    }

    /**
     * What goes to several at once.
     *
     * @param head the delivery that takes it to all of them
     * @param others all but the first one
     * @param served what is known of those who have theirs, or are just being sent it
     */
    private record Request<A, M>(Piece<A, M> head, List<Piece<A, M>> others, Map<A, Outcome> served) {}

    /** What one delivery takes. */
    private record Piece<A, M>(
            DeliveryTarget target,
            A to,
            Function<DeliveryKey, M> message,
            @Nullable String warning,
            @Nullable String as) {}
}
