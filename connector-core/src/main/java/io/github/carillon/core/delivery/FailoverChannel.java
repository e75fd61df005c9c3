package io.github.carillon.core.delivery;

import java.util.ArrayList;
import java.util.List;

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

    @Override
    public Outcome send(Delivery<M> delivery) {
        List<Outcome> failures = new ArrayList<>();
        for (Member<M> member : members) {
            if (!failures.isEmpty()) {
                listener.failedOver(members.get(failures.size() - 1).name(), member.name());
            }
            Outcome outcome = member.channel().send(delivery);
            if (!nothingWasSent(outcome)) {
                return failures.isEmpty() ? outcome : by(member.name(), outcome);
            }
            failures.add(outcome);
        }
        return members.size() == 1 ? failures.get(0) : all(failures);
    }

    private static boolean nothingWasSent(Outcome outcome) {
        return outcome.match(accepted -> false, refused -> false, broken -> true, deferred -> true, unknown -> false);
    }

    private static Outcome by(String name, Outcome outcome) {
        return outcome.match(
                accepted -> new Outcome.Accepted(
                        accepted.id(), (accepted.status() == null ? "accepted" : accepted.status()) + " by " + name),
                refused -> new Outcome.Refused(refused.code(), name + ": " + refused.reason()),
                broken -> broken,
                deferred -> deferred,
                unknown -> new Outcome.Unknown(unknown.code(), name + ": " + unknown.reason()));
    }

    /** Later may work when it may by any of them; an operator is called only when every one needs him. */
    private Outcome all(List<Outcome> failures) {
        List<String> reasons = new ArrayList<>();
        for (Outcome failure : failures) {
            reasons.add(members.get(reasons.size()).name() + ": " + reason(failure));
        }
        String reason = String.join("; ", reasons);
        Outcome shown = failures.stream()
                .filter(Outcome.Deferred.class::isInstance)
                .findFirst()
                .orElse(failures.get(0));
        return shown.match(
                accepted -> accepted,
                refused -> refused,
                broken -> new Outcome.Misconfigured(broken.code(), reason),
                deferred -> new Outcome.Deferred(deferred.code(), reason, deferred.retryAfter()),
                unknown -> unknown);
    }

    private static String reason(Outcome failure) {
        return failure.match(
                accepted -> accepted.id(),
                refused -> refused.reason(),
                broken -> broken.reason(),
                deferred -> deferred.reason(),
                unknown -> unknown.reason());
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
