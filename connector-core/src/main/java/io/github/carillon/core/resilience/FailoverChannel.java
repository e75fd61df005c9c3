package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.delivery.SentMessageLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sends by the first of several connections, and by the next one only when those before it sent nothing: when their
 * outcome is {@link Outcome.Deferred} or {@link Outcome.Misconfigured}. After any other outcome no second connection is
 * tried, since the message may be on its way or has its answer.
 *
 * <p>What a backup answers names it: an accepted message has a status such as {@code accepted by backup}. Where all
 * sent nothing, the outcome is that of the first that may work later, and its reason names them all. May be called from
 * any thread when its channels may be.
 *
 * @param <M> the kind of message
 */
public final class FailoverChannel<M> implements Channel<M> {

    private final List<Member<M>> members;
    private final FailoverListener listener;

    /**
     * @param members in the order in which they are tried; at least one
     */
    public FailoverChannel(List<Member<M>> members, FailoverListener listener) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("there is no connection to send by");
        }
        this.members = List.copyOf(members);
        this.listener = listener;
    }

    /** The first one's, whichever sends: so a delivery keeps its key, and is made once. */
    @Override
    public String kind() {
        return members.get(0).channel().kind();
    }

    /** Only where all of them can: a message is written before it is known which one sends it. */
    @Override
    public boolean sendsApart() {
        return members.stream().allMatch(member -> member.channel().sendsApart());
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        return admit(delivery.message(), Duration.ZERO).send(delivery);
    }

    /** The first connection's, or that of the next one while a breaker keeps it from being used. */
    @Override
    public Permit<M> admit(M message, Duration patience) {
        return after(List.of(), message, patience);
    }

    /** To the first connection, whose tasks they are. */
    @Override
    public Brought brought(M message) {
        return members.get(0).channel().brought(message);
    }

    /** Any of them may have sent it, so all are asked. */
    @Override
    public SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        List<Outcome.Accepted> found = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Member<M> member : members) {
            SentMessageLookup lookUp = member.channel().lookUp(delivery, since);
            boolean first = member.equals(members.get(0));
            lookUp.found().forEach(message -> found.add(first ? message : by(member.name(), message)));
            if (!lookUp.said().isEmpty()) {
                said.add(member.name() + ": " + lookUp.said());
            }
        }
        return new SentMessageLookup(found, String.join("; ", said));
    }

    /** The admission of the first one that takes a message now, of those that come after these failures. */
    private Permit<M> after(List<Outcome> before, M message, Duration patience) {
        List<Outcome> failures = new ArrayList<>(before);
        for (Member<M> member : members.subList(before.size(), members.size())) {
            if (!failures.isEmpty()) {
                listener.failedOver(members.get(failures.size() - 1).name(), member.name());
            }
            Optional<Permit<M>> admitted = admitted(member.channel().admit(message, patience), failures);
            if (admitted.isPresent()) {
                return admitted.get();
            }
            if (isRateLimited(failures.get(failures.size() - 1))) {
                break;
            }
        }
        return new Permit.NotNow<>(all(failures));
    }

    private Optional<Permit<M>> admitted(Permit<M> permit, List<Outcome> failures) {
        return permit.match(
                admitted -> Optional.of(new Permit.Admitted<>(
                        delivery -> sent(admitted, List.copyOf(failures), delivery), admitted.unused())),
                notNow -> {
                    failures.add(notNow.outcome());
                    return Optional.empty();
                });
    }

    private Outcome sent(Permit<M> admitted, List<Outcome> before, Delivery<M> delivery) {
        Outcome outcome = admitted.send(delivery);
        if (!nothingWasSent(outcome)) {
            return before.isEmpty() ? outcome : by(members.get(before.size()).name(), outcome);
        }
        List<Outcome> failures = new ArrayList<>(before);
        failures.add(outcome);
        return failures.size() == members.size()
                ? all(failures)
                : after(failures, delivery.message(), Duration.ZERO).send(delivery);
    }

    /** A connection that is as busy as it may be works: its messages wait, and are not the next one's. */
    private static boolean isRateLimited(Outcome outcome) {
        return outcome instanceof Outcome.Deferred deferred && deferred.code().equals(Outcome.Deferred.RATE_LIMITED);
    }

    private static boolean nothingWasSent(Outcome outcome) {
        return outcome.match(accepted -> false, refused -> false, broken -> true, deferred -> true, unknown -> false);
    }

    private static Outcome by(String name, Outcome outcome) {
        return outcome.match(
                accepted -> by(name, accepted),
                refused -> new Outcome.Refused(refused.code(), name + ": " + refused.reason()),
                broken -> broken,
                deferred -> deferred,
                unknown -> new Outcome.Unknown(unknown.code(), name + ": " + unknown.reason()));
    }

    private static Outcome.Accepted by(String name, Outcome.Accepted accepted) {
        return new Outcome.Accepted(
                accepted.id(), (accepted.status() == null ? "accepted" : accepted.status()) + " by " + name);
    }

    /** Later may work when it may by any of them; an operator is called only when every one needs them. */
    private Outcome all(List<Outcome> failures) {
        if (failures.size() == 1) {
            return failures.get(0);
        }
        List<String> reasons = new ArrayList<>();
        for (Outcome failure : failures) {
            reasons.add(members.get(reasons.size()).name() + ": " + reason(failure));
        }
        String reason = String.join("; ", reasons);
        return shown(failures)
                .match(
                        accepted -> accepted,
                        refused -> refused,
                        broken -> new Outcome.Misconfigured(broken.code(), reason, widest(failures)),
                        deferred -> new Outcome.Deferred(deferred.code(), reason, deferred.retryAfter()),
                        unknown -> unknown);
    }

    /** One that was tried goes before one that was left alone, since the attempt counts. */
    private static Outcome shown(List<Outcome> failures) {
        Comparator<Outcome.Deferred> untriedLast = Comparator.comparing(deferred -> !deferred.attempted());
        return failures.stream()
                .filter(Outcome.Deferred.class::isInstance)
                .map(Outcome.Deferred.class::cast)
                .min(untriedLast)
                .map(Outcome.class::cast)
                .orElse(failures.get(0));
    }

    /** Where one of them needs a repair of its own, it is not the task's fault alone. */
    private static Outcome.Scope widest(List<Outcome> failures) {
        return failures.stream()
                .filter(Outcome.Misconfigured.class::isInstance)
                .map(failure -> ((Outcome.Misconfigured) failure).scope())
                .max(Comparator.naturalOrder())
                .orElse(Outcome.Scope.CONNECTION);
    }

    private static String reason(Outcome outcome) {
        return Failure.of(outcome).map(Failure::reason).orElse("accepted");
    }

    /**
     * One of the connections.
     *
     * @param name as it is configured
     * @param channel what it sends by
     * @param <M> the kind of message
     */
    public record Member<M>(String name, Channel<M> channel) {}
}
