package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a connection alone that does not work, so that one alarm is raised and not one for each message. It opens when
 * the connection turns out to be misconfigured, and after five failures in a row that concern more than one message: no
 * connection, no answer. While it is open every message is {@link Deferred} without an attempt. After ten seconds, and
 * then after waits that double up to five minutes, one message tries; when it is accepted, the breaker closes. One that
 * ends without telling anything about the connection leaves the try to the next.
 *
 * <p>What a task {@linkplain Brought brought itself} is that task's fault alone: it opens nothing, and never takes the
 * place of the message that tries for the others. Nor is such a task held back by what does not concern it.
 *
 * <p>Safe for use from any thread. Each process has its own.
 */
public final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration WHILE_ONE_TRIES = Duration.ofSeconds(10);
    private static final String REPAIR = "It is tried again by itself: a repair of its account or its server needs no"
            + " restart of the worker, a change of the worker's configuration does.";
    private static final String UNREACHED =
            "See whether its server is up and can be reached; it is tried again by itself.";

    private final String connection;
    private final BreakerListener listener;
    private final Clock clock;
    private final DoubleSupplier chance;
    private BreakerStates states = BreakerStates.CLOSED;

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
        return states.open()
                .map(opening -> new Health(
                        false,
                        "not used since " + opening.since().truncatedTo(ChronoUnit.SECONDS) + ": "
                                + said(opening.cause())));
    }

    /** What a message passes with, to be named when it comes back; empty while the connection is left alone. */
    synchronized Optional<Pass> enter(Brought brought) {
        if (!states.of(brought).passes(clock.instant())) {
            return Optional.empty();
        }
        states = states.with(brought, BreakerState::entered);
        return Optional.of(new Pass(brought, states));
    }

    /** A message that had passed was not sent after all. */
    synchronized void unused(Pass pass) {
        if (pass.of(states)) {
            states = states.with(pass.brought(), BreakerState::nothingLearnt);
        }
    }

    /**
     * Learns from what became of a message that had passed.
     *
     * @return what the task shall be told: whoever finds out what is known already is put off like the others
     */
    Outcome leave(Pass pass, Outcome outcome) {
        BreakerStates before;
        BreakerStates after;
        synchronized (this) {
            before = states;
            states = states.learnt(pass.brought(), pass.states(), outcome, clock.instant(), chance.getAsDouble());
            after = states;
        }
        tell(before, after, pass.brought(), outcome);
        boolean alarmed = before.of(pass.brought()).open() != null
                && after.of(pass.brought()).open() != null;
        return alarmed && isBroken(outcome, pass.brought()) ? resting(pass.brought(), WHILE_ONE_TRIES) : outcome;
    }

    /** What a message is told that does not pass. */
    Outcome resting(Brought brought) {
        return resting(brought, Duration.ZERO);
    }

    /**
     * The same.
     *
     * @param longer how much later than the others it shall come: another one tries next time
     */
    private synchronized Outcome resting(Brought brought, Duration longer) {
        BreakerState.Opening opening = states.of(brought).open();
        String why = opening == null ? "it was broken a moment ago" : said(opening.cause());
        Duration left = opening == null ? Duration.ZERO : Duration.between(clock.instant(), opening.until());
        return new Deferred(
                Deferred.BREAKER_OPEN,
                "connection \"" + connection + "\" is not used until it works again, its circuit breaker is open: "
                        + why,
                left.compareTo(Duration.ZERO) > 0 ? left.plus(longer) : WHILE_ONE_TRIES);
    }

    private static boolean isBroken(Outcome outcome, Brought brought) {
        return outcome instanceof Misconfigured broken && !brought.covers(broken.scope());
    }

    private void tell(BreakerStates before, BreakerStates after, Brought brought, Outcome outcome) {
        Optional<BreakerState.Opening> was = before.open();
        Optional<BreakerState.Opening> is = after.open();
        if (was.isEmpty() && is.isPresent()) {
            LOG.error(
                    "Connection \"{}\" does not work: its circuit breaker is open, and its tasks wait in the engine. {}. {}",
                    connection,
                    said(outcome),
                    outcome instanceof Misconfigured ? REPAIR : UNREACHED);
            listener.opened(connection, outcome);
        } else if (was.isPresent() && is.isEmpty()) {
            LOG.warn(
                    "Connection \"{}\" works again, after {} s",
                    connection,
                    Duration.between(was.get().since(), clock.instant()).toSeconds());
            listener.closed(connection);
        } else if (before.of(brought).era() != after.of(brought).era()
                && after.of(brought).open() != null) {
            LOG.info("Connection \"{}\" still does not work. {}", connection, said(outcome));
        }
    }

    private static String said(Outcome outcome) {
        return Failure.of(outcome).map(Failure::toString).orElse("it was accepted");
    }

    /**
     * A message's way through.
     *
     * @param brought by its task
     * @param states how the breaker stood when it passed
     */
    record Pass(Brought brought, BreakerStates states) {

        /** Whether it has neither opened nor closed since. */
        private boolean of(BreakerStates now) {
            return states.of(brought).era() == now.of(brought).era();
        }
    }
}
