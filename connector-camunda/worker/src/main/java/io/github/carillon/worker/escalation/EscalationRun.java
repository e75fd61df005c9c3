package io.github.carillon.worker.escalation;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Dispatcher;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Terms;
import io.github.carillon.core.inbox.DueEscalation;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.worker.parameter.SendNotification;
import io.github.carillon.worker.step.RetryPolicy;
import io.github.carillon.worker.step.Wishes;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what follows one note, as each delivery is made: the ledger sees to it that it is sent once, whoever tries. No
 * task waits for it, so nothing is an incident; what cannot be sent is tried again until the note expires, and what is
 * given up is in the log.
 */
final class EscalationRun {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationRun.class);

    /** What was not even tried may be worth trying soon: a connection that is mended tells nobody. */
    private static final Duration LONGEST_UNTRIED = Duration.ofMinutes(5);

    private final Escalations escalations;
    private final Wishes wishes;
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final RetryPolicy retry;
    private final WorkerListener listener;
    private final Clock clock;
    private final DoubleSupplier chance;

    /**
     * @param chance numbers from 0 to 1, so that mails that failed together do not come back together
     */
    EscalationRun(
            Escalations escalations,
            Wishes wishes,
            Ledger ledger,
            RetryPolicy retry,
            WorkerListener listener,
            Clock clock,
            DoubleSupplier chance) {
        this.escalations = escalations;
        this.wishes = wishes;
        this.ledger = ledger;
        this.dispatcher = new Dispatcher(ledger, clock);
        this.retry = retry;
        this.listener = listener;
        this.clock = clock;
        this.chance = chance;
    }

    /** Sends one mail, and writes down what is to be done next. */
    void send(DueEscalation due, Channel<Mail> channel) {
        if (isDeclined(due)) {
            escalations.done(due);
            return;
        }
        Escalation escalation = due.escalation();
        Instant begun = clock.instant();
        Outcome outcome = dispatch(due, channel);
        listener.delivered(
                SendNotification.STEP.topic(),
                escalation.connection(),
                outcome,
                Duration.between(begun, clock.instant()));
        outcome.match(
                accepted -> done(due),
                refused -> givenUp(due, refused),
                misconfigured -> isLate(due) ? givenUp(due, misconfigured) : later(due, misconfigured, null),
                deferred -> later(due, deferred, deferred.retryAfter()),
                unknown -> escalation.repeats() ? later(due, unknown, null) : givenUp(due, unknown));
    }

    /** What failed before because of the configuration would stand; the log has told whoever can mend that. */
    private Outcome dispatch(DueEscalation due, Channel<Mail> channel) {
        DeliveryKey key = key(due, channel);
        if (due.failed() > 0 && !isLate(due)) {
            ledger.release(key.engine(), key.activation());
        }
        OnUnknown onUnknown = due.escalation().repeats() ? OnUnknown.REPEAT : OnUnknown.PARK;
        return dispatcher.dispatch(
                new Delivery<>(key, EscalationMail.of(due)),
                channel,
                new Terms(onUnknown, latest(due).orElse(null)));
    }

    private boolean isLate(DueEscalation due) {
        return latest(due).filter(clock.instant()::isAfter).isPresent();
    }

    /** What is critical may not be declined. */
    private boolean isDeclined(DueEscalation due) {
        Note note = due.note();
        return note.severity() != Severity.CRITICAL
                && !wishes.wants(
                        note.tenant(),
                        note.user(),
                        note.category(),
                        due.escalation().type());
    }

    /** The note's id holds the task, the reader and the engine. */
    private static DeliveryKey key(DueEscalation due, Channel<Mail> channel) {
        Note note = due.note();
        return new DeliveryKey(
                "",
                note.tenant(),
                note.id(),
                note.user(),
                channel.kind(),
                due.escalation().to().value());
    }

    private Optional<Instant> latest(DueEscalation due) {
        Escalation escalation = due.escalation();
        return Optional.ofNullable(escalation.latest())
                .or(() -> Optional.ofNullable(retry.maxAge()).map(escalation.due()::plus));
    }

    private boolean done(DueEscalation due) {
        escalations.done(due);
        return true;
    }

    private boolean givenUp(DueEscalation due, Outcome outcome) {
        LOG.error(
                "{} of process instance {} was not read in time, and no mail follows it: {}",
                due.note(),
                due.note().origin().instanceId(),
                reason(outcome));
        return done(due);
    }

    private boolean later(DueEscalation due, Outcome outcome, @Nullable Duration asked) {
        if (due.failed() == 0) {
            LOG.warn(
                    "{} of process instance {} was not read in time, and the mail that follows it has to wait: {}",
                    due.note(),
                    due.note().origin().instanceId(),
                    reason(outcome));
        }
        escalations.postpone(due, clock.instant().plus(delay(due, outcome, asked)));
        return false;
    }

    private Duration delay(DueEscalation due, Outcome outcome, @Nullable Duration asked) {
        Duration delay = retry.delay(due.failed() + 1, asked == null ? Duration.ZERO : asked, chance.getAsDouble());
        boolean untried = outcome instanceof Outcome.Deferred deferred && !deferred.attempted();
        return untried && delay.compareTo(LONGEST_UNTRIED) > 0 ? LONGEST_UNTRIED : delay;
    }

    private static String reason(Outcome outcome) {
        return Failure.of(outcome).map(Failure::toString).orElse("");
    }
}
