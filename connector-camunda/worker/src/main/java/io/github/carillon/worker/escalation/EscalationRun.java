package io.github.carillon.worker.escalation;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.DeliveryPolicy;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.inbox.DueEscalation;
import io.github.carillon.core.inbox.DueEscalation.Tries;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.steps.connection.NotificationPreferences;
import io.github.carillon.steps.parameter.SendNotification;
import io.github.carillon.steps.result.RetryPolicy;
import io.github.carillon.steps.send.Deliveries;
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
 * task waits for it, so nothing is an incident. What could not be sent is tried again until the note expires; what may
 * have been sent, as often as a task would be. What is given up is in the log.
 */
final class EscalationRun {

    private static final Logger LOG = LoggerFactory.getLogger(EscalationRun.class);

    /** What was not even tried may be worth trying soon: a connection that is mended tells nobody. */
    private static final Duration UNTRIED = Duration.ofMinutes(1);

    private final Escalations escalations;
    private final NotificationPreferences preferences;
    private final Deliveries deliveries;
    private final RetryPolicy retry;
    private final Clock clock;
    private final DoubleSupplier chance;

    /**
     * @param chance numbers from 0 to 1, so that mails that failed together do not come back together
     */
    EscalationRun(
            Escalations escalations,
            NotificationPreferences preferences,
            Deliveries deliveries,
            RetryPolicy retry,
            Clock clock,
            DoubleSupplier chance) {
        this.escalations = escalations;
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.retry = retry;
        this.clock = clock;
        this.chance = chance;
    }

    /** Sends one mail, and writes down what is to be done next. */
    void send(DueEscalation due, Channel<Mail> channel) {
        if (isDeclined(due)) {
            escalations.done(due);
            return;
        }
        Outcome outcome = deliveries.deliver(
                SendNotification.STEP.topic(),
                due.escalation().connection(),
                new Delivery<>(key(due, channel), EscalationMail.of(due)),
                channel,
                terms(due));
        outcome.match(
                accepted -> done(due),
                refused -> givenUp(due, refused),
                misconfigured -> again(due, due.tries().misconfiguredAgain(), misconfigured, null),
                deferred -> deferred.attempted()
                        ? again(due, due.tries().failedAgain(), deferred, deferred.retryAfter())
                        : untried(due, deferred),
                unknown -> mayRepeat(due, unknown)
                        ? again(due, due.tries().doubtfulAgain(), unknown, null)
                        : givenUp(due, unknown));
    }

    /** What is critical may not be declined. */
    private boolean isDeclined(DueEscalation due) {
        Note note = due.note();
        return note.severity() != Severity.CRITICAL
                && !preferences.isEnabled(
                        note.tenant(),
                        note.user(),
                        note.category(),
                        due.escalation().type());
    }

    /**
     * The note's id holds the task, the reader and the engine. What was misconfigured stands in the ledger, where no
     * operator releases it: what is sent after that is another delivery.
     */
    private static DeliveryKey key(DueEscalation due, Channel<Mail> channel) {
        Note note = due.note();
        return new DeliveryKey(
                "",
                note.tenant(),
                note.id() + "/" + due.tries().misconfigured(),
                note.user(),
                channel.kind(),
                due.escalation().to().value());
    }

    private DeliveryPolicy terms(DueEscalation due) {
        return new DeliveryPolicy(
                due.escalation().repeats() ? OnUnknown.REPEAT : OnUnknown.PARK,
                latest(due).orElse(null));
    }

    private Optional<Instant> latest(DueEscalation due) {
        Escalation escalation = due.escalation();
        return Optional.ofNullable(escalation.latest())
                .or(() -> Optional.ofNullable(retry.maxAge()).map(escalation.due()::plus));
    }

    private boolean mayRepeat(DueEscalation due, Outcome.Unknown unknown) {
        Escalation escalation = due.escalation();
        int attempts = retry.attempts(escalation.attempts(), escalation.connection());
        boolean late = unknown.code().equals(Outcome.Refused.TOO_OLD);
        return escalation.repeats() && !late && due.tries().possiblySent() + 1 < attempts;
    }

    private boolean done(DueEscalation due) {
        escalations.done(due);
        return true;
    }

    private boolean givenUp(DueEscalation due, Outcome outcome) {
        LOG.error("{}, and no mail follows it: {}", unread(due), reason(outcome));
        return done(due);
    }

    /** The connection itself says what is wrong with it, once for all. */
    private boolean untried(DueEscalation due, Outcome.Deferred deferred) {
        boolean late = latest(due).filter(clock.instant()::isAfter).isPresent();
        if (late && !deferred.code().equals(Outcome.Deferred.IN_FLIGHT)) {
            return givenUp(due, deferred.atTheEnd());
        }
        Duration asked = deferred.retryAfter() == null ? UNTRIED : deferred.retryAfter();
        escalations.postpone(due, due.tries(), clock.instant().plus(asked));
        return false;
    }

    private boolean again(DueEscalation due, Tries tries, Outcome outcome, @Nullable Duration asked) {
        if (due.tries().failed() == 0) {
            LOG.warn("{}, and the mail that follows it has to wait: {}", unread(due), reason(outcome));
        }
        Duration delay = retry.delay(tries.failed(), asked == null ? Duration.ZERO : asked, chance.getAsDouble());
        escalations.postpone(due, tries, clock.instant().plus(delay));
        return false;
    }

    private static String unread(DueEscalation due) {
        return due.note() + " of process instance " + due.note().origin().instanceId() + " was not read in time";
    }

    private static String reason(Outcome outcome) {
        return Failure.of(outcome).map(Failure::toString).orElse("");
    }
}
