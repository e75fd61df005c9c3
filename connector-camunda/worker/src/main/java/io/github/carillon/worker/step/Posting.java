package io.github.carillon.worker.step;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.worker.parameter.FailurePolicy;
import io.github.carillon.worker.step.Deliveries.Addressee;
import io.github.carillon.worker.step.Deliveries.Route;
import io.github.carillon.worker.step.NotificationLetters.Group;
import io.github.carillon.worker.step.NotificationLetters.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands over one task's letters. Where the channel can, everybody gets theirs by a delivery of their own, copies too, so
 * that each is told apart and nobody gets it twice. Where one request goes to everybody it names, they share what became
 * of it; whoever was left out gets a message of their own.
 *
 * @param <A> where messages of this kind go
 * @param <M> the kind of message
 */
final class Posting<A extends Address, M> {

    private final Deliveries deliveries;
    private final Form<A, M> form;
    private final Task task;
    private final Route<M> route;
    private final FailurePolicy policy;

    Posting(Deliveries deliveries, Form<A, M> form, Task task, Route<M> route, FailurePolicy policy) {
        this.deliveries = deliveries;
        this.form = form;
        this.task = task;
        this.route = route;
        this.policy = policy;
    }

    /** Makes all deliveries: first the recipients' in their order, then those of the copies. */
    List<Report.Entry> send(List<Group<A, M>> groups, Crew crew) {
        return route.channel().sendsApart() ? apart(groups, crew) : shared(groups, crew);
    }

    private List<Report.Entry> apart(List<Group<A, M>> groups, Crew crew) {
        List<Piece<A, M>> pieces = new ArrayList<>();
        groups.forEach(group -> group.letters().forEach(letter -> pieces.add(apart(group, letter))));
        groups.forEach(group -> group.copies().forEach(copy -> pieces.add(apart(group, copy))));
        return crew.each(pieces, this::deliver);
    }

    private Piece<A, M> apart(Group<A, M> group, Letter<A, M> letter) {
        return group.company().isOneAlone()
                ? new Piece<>(letter.addressee(), letter.to(), letter.written(), letter.lack(), null)
                : new Piece<>(letter.addressee(), letter.to(), apart(group, letter.to()), letter.lack(), null);
    }

    private Piece<A, M> apart(Group<A, M> group, Copy<A> copy) {
        return new Piece<>(unknown(), copy.to(), apart(group, copy.to()), null, copy.as());
    }

    /** The group's message for one of it, known as that of the first. */
    private Function<DeliveryKey, M> apart(Group<A, M> group, A to) {
        Letter<A, M> first = group.first();
        return own -> {
            DeliveryKey key = key(first);
            return form.apart(first.written().apply(key), to, group.company(), key.id());
        };
    }

    private List<Report.Entry> shared(List<Group<A, M>> groups, Crew crew) {
        List<Report.Entry> heads = crew.each(groups, this::deliverShared);
        List<Report.Entry> entries = new ArrayList<>();
        List<Piece<A, M>> leftOut = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group<A, M> group = groups.get(i);
            Report.Entry head = heads.get(i);
            entries.add(head);
            if (reachedNobodyElse(head.outcome())) {
                leftOut.addAll(alone(group));
            } else {
                entries.addAll(beside(head, group));
            }
        }
        entries.addAll(crew.each(leftOut, this::deliver));
        return entries;
    }

    private Report.Entry deliverShared(Group<A, M> group) {
        Letter<A, M> first = group.first();
        Company<A> reached = group.reached();
        Function<DeliveryKey, M> message = reached.isOneAlone()
                ? first.written()
                : key -> form.together(first.written().apply(key), reached);
        return deliver(new Piece<>(first.addressee(), first.to(), message, first.lack(), null));
    }

    private static boolean reachedNobodyElse(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && !refused.inDoubt()
                || outcome instanceof Outcome.Accepted accepted && accepted.isAlone();
    }

    private List<Piece<A, M>> alone(Group<A, M> group) {
        List<Piece<A, M>> pieces = new ArrayList<>();
        group.others()
                .forEach(letter -> pieces.add(
                        new Piece<>(letter.addressee(), letter.to(), letter.written(), letter.lack(), null)));
        group.copies()
                .forEach(copy -> pieces.add(new Piece<>(unknown(), copy.to(), own(group, copy), null, copy.as())));
        return pieces;
    }

    private Function<DeliveryKey, M> own(Group<A, M> group, Copy<A> copy) {
        return key -> form.together(group.first().written().apply(key), Company.of(copy.to()));
    }

    /** What became of those whom the first one's request named too. */
    private List<Report.Entry> beside(Report.Entry head, Group<A, M> group) {
        List<Report.Entry> entries = new ArrayList<>();
        group.others()
                .forEach(letter -> entries.add(head.beside(
                        letter.addressee().who(letter.to()), letter.to().masked(), null)));
        group.copies()
                .forEach(copy -> entries.add(
                        head.beside(unknown().who(copy.to()), copy.to().masked(), copy.as())));
        return entries;
    }

    private Report.Entry deliver(Piece<A, M> piece) {
        return deliveries
                .deliver(task, piece.addressee(), piece.to(), route, piece.message(), policy)
                .remarking(piece.lack())
                .as(piece.as());
    }

    private DeliveryKey key(Letter<A, M> letter) {
        return deliveries.key(task, letter.addressee(), letter.to(), route.channel());
    }

    /** Of whoever gets a copy nothing is known but the address, and they are of no row. */
    private static Addressee unknown() {
        return new Addressee(null, Row.only(Map.of()), 1);
    }

    /** What one delivery takes. */
    private record Piece<A, M>(
            Addressee addressee,
            A to,
            Function<DeliveryKey, M> message,
            @Nullable String lack,
            @Nullable String as) {}
}
