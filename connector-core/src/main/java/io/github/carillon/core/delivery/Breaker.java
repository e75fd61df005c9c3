package io.github.carillon.core.delivery;

import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a connection alone that does not work, so that one alarm is raised and not one for each message. It opens when
 * the connection turns out to be misconfigured, and after five failures in a row that concern more than one message: no
 * connection, no answer. While it is open every message is {@link Deferred} without an attempt. After ten seconds, and
 * then after waits that double up to five minutes, one message tries; when it is accepted, the breaker closes.
 *
 * <p>Safe for use from any thread. Each process has its own.
 */
public final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration WHILE_ONE_TRIES = Duration.ofSeconds(10);

    private final String connection;
    private final BreakerListener listener;
    private final Clock clock;
    private final DoubleSupplier chance;
    private BreakerState state = BreakerState.CLOSED;

    /**
     * @param connection the connection's name, for people
     * @param chance numbers from 0 to 1, for the jitter of the waits
     */
    public Breaker(String connection, BreakerListener listener, Clock clock, DoubleSupplier chance) {
        this.connection = connection;
        this.listener = listener;
        this.clock = clock;
        this.chance = chance;
    }

    /** Why the connection is left alone, as its health; empty while it is used. */
    public synchronized Optional<Health> health() {
        return Optional.ofNullable(state.open())
                .map(opening -> new Health(
                        false,
                        "not used since " + opening.since().truncatedTo(ChronoUnit.SECONDS) + ": "
                                + said(opening.cause())));
    }

    /** The era in which a message passes, to be named when it comes back; empty while the connection is left alone. */
    synchronized OptionalLong enter() {
        if (!state.passes(clock.instant())) {
            return OptionalLong.empty();
        }
        state = state.entered();
        return OptionalLong.of(state.era());
    }

    /** A message that had passed was not sent after all. */
    synchronized void unused(long era) {
        if (era == state.era()) {
            state = state.nothingLearnt();
        }
    }

    /**
     * Learns from what became of a message that had passed.
     *
     * @param ownSender whether the task brought a sender of its own
     * @return what the task shall be told: whoever finds out what is known already is put off like the others
     */
    Outcome leave(long era, Outcome outcome, boolean ownSender) {
        BreakerState before;
        BreakerState after;
        synchronized (this) {
            before = state;
            if (era == state.era()) {
                state = learnt(outcome, ownSender);
            }
            after = state;
        }
        tell(before, after, outcome);
        boolean alarmed = before.open() != null && after.open() != null;
        return alarmed && isBroken(outcome, ownSender) ? resting() : outcome;
    }

    /** What a message is told that does not pass. */
    synchronized Outcome resting() {
        BreakerState.Opening opening = state.open();
        String why = opening == null ? "it was broken a moment ago" : said(opening.cause());
        Duration left = opening == null ? Duration.ZERO : Duration.between(clock.instant(), opening.until());
        return new Deferred(
                Deferred.BREAKER_OPEN,
                "connection \"" + connection + "\" is left alone until it works again: " + why,
                left.compareTo(Duration.ZERO) > 0 ? left : WHILE_ONE_TRIES);
    }

    private BreakerState learnt(Outcome outcome, boolean ownSender) {
        Instant now = clock.instant();
        return outcome.match(
                accepted -> state.worked(),
                // perhaps found out without asking the server
                refused -> state.nothingLearnt(),
                broken -> isBroken(outcome, ownSender)
                        ? state.failed(outcome, true, now, chance.getAsDouble())
                        : state.nothingLearnt(),
                deferred -> deferred.scope() == Scope.CONNECTION
                        ? state.failed(outcome, false, now, chance.getAsDouble())
                        : state.worked(),
                unknown -> state.failed(outcome, false, now, chance.getAsDouble()));
    }

    private static boolean isBroken(Outcome outcome, boolean ownSender) {
        return outcome instanceof Misconfigured broken
                && broken.scope() != Scope.MESSAGE
                && !(ownSender && broken.scope() == Scope.SENDER);
    }

    private void tell(BreakerState before, BreakerState after, Outcome outcome) {
        if (before.open() == null && after.open() != null) {
            LOG.error(
                    "Connection \"{}\" does not work and is left alone; its tasks wait in the engine. {}. {}",
                    connection,
                    said(outcome),
                    outcome instanceof Misconfigured
                            ? "Repair its configuration or its account, then restart the worker."
                            : "See whether its server is up and can be reached; it is tried again by itself.");
            listener.opened(connection, outcome);
        } else if (before.open() != null && after.open() == null) {
            LOG.warn(
                    "Connection \"{}\" works again, after {} s",
                    connection,
                    Duration.between(before.open().since(), clock.instant()).toSeconds());
            listener.closed(connection);
        } else if (before.era() != after.era()) {
            LOG.info("Connection \"{}\" still does not work. {}", connection, said(outcome));
        }
    }

    private static String said(Outcome outcome) {
        return Failure.of(outcome).map(Failure::toString).orElse("it was accepted");
    }
}
