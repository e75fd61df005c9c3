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
import java.util.concurrent.Semaphore;
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

    /** A goodbye that blocks must not keep the write time-outs, its own among them, from firing. */
    private static final int TIMER_THREADS = 2;

    private final SmtpSettings settings;
    private final Session session;
    private final SmtpLogin login;
    private final Clock clock;
    private final Semaphore permits;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    ConnectionPool(SmtpSettings settings, Session session, Clock clock) {
        this.settings = settings;
        this.session = session;
        this.login = new SmtpLogin(settings, clock);
        this.clock = clock;
        this.permits = new Semaphore(settings.maxConnections(), true);
        this.timer = timer(this::closeWornOut);
    }

    /**
     * Sends it when there is a connection for it.
     *
     * @param ours whether it is to be sent even then
     */
    Outcome send(OutgoingMail mail, BooleanSupplier ours) {
        if (!acquired(1)) {
            // also a sign of a server that hangs: somebody was waited for in vain
            return new Outcome.Deferred(
                    Outcome.Deferred.BUSY, "all connections to the mail server are in use", null, Scope.CONNECTION);
        }
        try {
            if (closed) {
                return new Outcome.Deferred("CLOSED", "the connection is shutting down", null);
            }
            if (!ours.getAsBoolean()) {
                return Delivery.notOurs();
            }
            Optional<SmtpConnection> kept = takeIdle();
            return kept.isPresent() ? sendOnKept(kept.get(), mail, ours) : sendOnNew(mail, ours);
        } finally {
            permits.release();
        }
    }

    /** Opens a connection beside the pooled ones and closes it: why that failed, or empty when it worked. */
    Optional<Outcome> tryOne() {
        Function<SmtpConnection, Outcome> goodbye = connection -> {
            connection.close();
            return new Outcome.Accepted("connected", null);
        };
        return Optional.of(opened(goodbye, true)).filter(outcome -> !(outcome instanceof Outcome.Accepted));
    }

    /** Lets mails on their way finish, within the read time-out, and closes every connection. */
    @Override
    public void close() {
        closed = true;
        if (acquired(settings.maxConnections())) {
            permits.release(settings.maxConnections());
        }
        closeWornOut();
        timer.shutdownNow();
        login.close();
    }

    private Outcome sendOnKept(SmtpConnection connection, OutgoingMail mail, BooleanSupplier ours) {
        Outcome outcome;
        boolean gone;
        try {
            outcome = connection.send(mail, clock.instant());
            // asked before it is given back: from then on it may speak of somebody else's mail
            gone = connection.wasGone();
        } finally {
            keepOrClose(connection);
        }
        return gone ? sendOnNew(mail, ours) : outcome;
    }

    /** Asks again: what went before may have taken long, a connection that was gone or a login. */
    private Outcome sendOnNew(OutgoingMail mail, BooleanSupplier ours) {
        return opened(connection -> ours.getAsBoolean() ? sendOn(connection, mail) : unused(connection), true);
    }

    private Outcome unused(SmtpConnection connection) {
        keepOrClose(connection);
        return Delivery.notOurs();
    }

    /** Opens a connection and goes on with it; when the server refuses a kept token, once more with a new one. */
    private Outcome opened(Function<SmtpConnection, Outcome> next, boolean mayRenew) {
        return login.secret().match(secret -> opened(next, secret, mayRenew), failed -> failed);
    }

    private Outcome opened(Function<SmtpConnection, Outcome> next, TokenAnswer.Token secret, boolean mayRenew) {
        SmtpConnection connection = newConnection();
        Optional<Outcome> failure = connection.open(secret.value(), timer);
        if (failure.isEmpty()) {
            return next.apply(connection);
        }
        if (connection.loginRefused()) {
            login.refused(secret);
            return mayRenew && !secret.fresh() ? opened(next, false) : failure.get();
        }
        return failure.get();
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

    private boolean acquired(int count) {
        try {
            return permits.tryAcquire(count, settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
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
