package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.OutgoingMail;
import io.github.carillon.core.oauth.TokenAnswer;
import io.github.carillon.core.value.Daemons;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Connections kept open between mails, within what servers commonly allow. A connection is asked nothing before it is
 * used again, since servers count NOOPs as junk; one that turns out to be gone is replaced within the same send. May be
 * used from any thread.
 */
final class ConnectionPool implements AutoCloseable {

    private static final int MESSAGES_PER_CONNECTION = 100;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    /** A goodbye that blocks must not keep the write time-outs, its own among them, from firing. */
    private static final int TIMER_THREADS = 2;

    private final SmtpSettings settings;
    private final Session session;
    private final SmtpLogin login;
    private final Clock clock;
    private final Slots slots;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private final ScheduledExecutorService timer;
    private volatile boolean closed;
    private volatile Instant workedAt = Instant.MIN;

    ConnectionPool(SmtpSettings settings, Session session, Clock clock) {
        this.settings = settings;
        this.session = session;
        this.login = new SmtpLogin(settings, clock);
        this.clock = clock;
        this.slots = new Slots(settings.maxConnections(), settings.host(), clock);
        this.timer = timer(this::closeWornOut);
    }

    /**
     * Sends it when there is a connection for it.
     *
     * @param ours whether it is to be sent even then
     */
    Outcome send(OutgoingMail mail, BooleanSupplier ours) {
        Instant begun = clock.instant();
        long until = System.nanoTime() + settings.readTimeout().toNanos();
        while (slots.take(Duration.ofNanos(until - System.nanoTime()))) {
            try {
                Optional<Outcome> outcome = closed ? Optional.of(closing()) : sendOnAny(mail, ours);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            } finally {
                slots.giveBack();
            }
        }
        // where nothing worked meanwhile it is also a sign of a server that hangs: somebody was waited for in vain
        return busy(workedAt.isBefore(begun) ? Scope.CONNECTION : Scope.MESSAGE);
    }

    /**
     * Opens a connection and closes it: why that failed, or empty when it worked, or would have if the server had not as
     * many of ours as it takes. Beside the pooled ones where all of them are in use.
     */
    Optional<Outcome> tryOne() {
        Function<SmtpConnection, Outcome> goodbye = connection -> {
            connection.close();
            return new Outcome.Accepted("connected", null);
        };
        boolean counted = slots.take(Duration.ZERO);
        try {
            return opened(goodbye, true).filter(outcome -> !(outcome instanceof Outcome.Accepted));
        } finally {
            if (counted) {
                slots.giveBack();
            }
        }
    }

    /** Lets mails on their way finish, within the read time-out, and closes every connection. */
    @Override
    public void close() {
        closed = true;
        slots.drain(settings.readTimeout());
        closeWornOut();
        timer.shutdownNow();
        login.close();
    }

    /** Empty when it has to wait, because the server lets in no more connections than there are. */
    private Optional<Outcome> sendOnAny(OutgoingMail mail, BooleanSupplier ours) {
        if (!ours.getAsBoolean()) {
            return Optional.of(Delivery.leaseLost());
        }
        Optional<SmtpConnection> kept = takeIdle();
        return kept.isPresent() ? sendOnKept(kept.get(), mail, ours) : sendOnNew(mail, ours);
    }

    private Optional<Outcome> sendOnKept(SmtpConnection connection, OutgoingMail mail, BooleanSupplier ours) {
        Outcome outcome;
        boolean gone;
        try {
            outcome = connection.send(mail, clock.instant());
            // asked before it is given back: from then on it may speak of somebody else's mail
            gone = connection.wasGone();
        } finally {
            keepOrClose(connection);
        }
        return gone ? sendOnNew(mail, ours) : Optional.of(outcome);
    }

    /** Asks again: what went before may have taken long, a connection that was gone or a login. */
    private Optional<Outcome> sendOnNew(OutgoingMail mail, BooleanSupplier ours) {
        return opened(connection -> ours.getAsBoolean() ? sendOn(connection, mail) : unused(connection), true);
    }

    private Outcome unused(SmtpConnection connection) {
        keepOrClose(connection);
        return Delivery.leaseLost();
    }

    /**
     * Opens a connection and goes on with it; when the server refuses a kept token, once more with a new one. Empty when
     * the server lets in no more connections than there are.
     */
    private Optional<Outcome> opened(Function<SmtpConnection, Outcome> next, boolean mayRenew) {
        return login.secret().match(secret -> opened(next, secret, mayRenew), Optional::of);
    }

    private Optional<Outcome> opened(
            Function<SmtpConnection, Outcome> next, TokenAnswer.Token secret, boolean mayRenew) {
        SmtpConnection connection = newConnection();
        Optional<Outcome> failure = connection.open(secret.value(), timer);
        if (failure.isEmpty()) {
            return Optional.of(next.apply(connection));
        }
        if (connection.turnedAway()) {
            return slots.turnedAway(idle()) ? Optional.empty() : Optional.of(alone(connection, failure.get()));
        }
        if (connection.loginRefused()) {
            login.refused(secret);
            return mayRenew && !secret.fresh() ? opened(next, false) : failure;
        }
        return failure;
    }

    /** Where one was let in a moment ago, others may have taken its place: another worker, behind the same limit. */
    private Outcome alone(SmtpConnection connection, Outcome turnedAway) {
        boolean worked = clock.instant().isBefore(workedAt.plus(A_MOMENT));
        return worked && connection.toldToComeLater() ? busy(Scope.MESSAGE) : turnedAway;
    }

    private static Outcome busy(Scope scope) {
        return new Outcome.Deferred(
                Outcome.Deferred.BUSY, "all connections that the mail server lets in are in use", null, scope);
    }

    private static Outcome closing() {
        return new Outcome.Deferred("CLOSED", "the connection is shutting down", null);
    }

    private SmtpConnection newConnection() {
        return new SmtpConnection(settings, session, clock.instant());
    }

    private Outcome sendOn(SmtpConnection connection, OutgoingMail mail) {
        try {
            return connection.send(mail, clock.instant());
        } finally {
            keepOrClose(connection);
        }
    }

    private void keepOrClose(SmtpConnection connection) {
        if (connection.usable()) {
            workedAt = clock.instant();
        }
        if (!connection.usable() || wornOut(connection)) {
            connection.close();
            return;
        }
        synchronized (idle) {
            idle.addFirst(connection);
        }
    }

    private Optional<SmtpConnection> takeIdle() {
        closeWornOut();
        synchronized (idle) {
            return Optional.ofNullable(idle.pollFirst());
        }
    }

    private int idle() {
        synchronized (idle) {
            return idle.size();
        }
    }

    private void closeWornOut() {
        List<SmtpConnection> wornOut = new ArrayList<>();
        synchronized (idle) {
            idle.stream().filter(this::wornOut).forEach(wornOut::add);
            idle.removeAll(wornOut);
        }
        wornOut.forEach(SmtpConnection::close);
    }

    private boolean wornOut(SmtpConnection connection) {
        Instant now = clock.instant();
        return closed
                || connection.sent() >= MESSAGES_PER_CONNECTION
                || !now.isBefore(connection.usedAt().plus(LONGEST_IDLE))
                || !now.isBefore(connection.openedAt().plus(LONGEST_LIFE));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it runs until the timer is shut down, and closing does not throw
    private static ScheduledExecutorService timer(Runnable closeWornOut) {
        var timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, Daemons.named("smtp-timer"));
        // else the end of each write would be kept until it is due, long after the write was done
        timer.setRemoveOnCancelPolicy(true);
        long period = LONGEST_IDLE.toMillis() / 2;
        timer.scheduleWithFixedDelay(closeWornOut, period, period, TimeUnit.MILLISECONDS);
        return timer;
    }
}
