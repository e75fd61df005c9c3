package io.github.carillon.core.outbox;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.DeliveryPolicy;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.recipient.NotificationPreferences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one entry, as each delivery is made: the ledger sees to it that it is sent once, whoever tries. No task waits for
 * it, so nothing is an incident. What could not be sent is tried again until it is moot; what may have been sent, as often
 * as a task would be. What is given up is in the log.
 */
final class OutboxDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    /** What was not even tried may be worth trying soon: a connection that is mended tells nobody. */
    private static final Duration UNTRIED = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Dispatcher dispatcher;
    private final NotificationPreferences preferences;
    private final RetryPolicy retry;
    private final OutboxListener listener;
    private final Clock clock;
    private final DoubleSupplier chance;

    /**
     * @param chance numbers from 0 to 1, so that messages that failed together do not come back together
     */
    OutboxDelivery(
            Outbox outbox,
            Dispatcher dispatcher,
            NotificationPreferences preferences,
            RetryPolicy retry,
            OutboxListener listener,
            Clock clock,
            DoubleSupplier chance) {
        this.outbox = outbox;
        this.dispatcher = dispatcher;
        this.preferences = preferences;
        this.retry = retry;
        this.listener = listener;
        this.clock = clock;
        this.chance = chance;
    }

    /** Sends one message, and writes down what is to be done next. */
    <M> void send(DueEntry due, OutboxRoute<M> route) {
        Optional<OutboxMessage<M>> message = route.message(due.entry());
        if (message.isEmpty()) {
            outbox.done(due);
            return;
        }
        if (isDeclined(due.entry(), message.get())) {
            LOG.info(
                    "{}: its reader has declined what would follow ({})",
                    message.get().about(),
                    due.entry().type());
            outbox.done(due);
            return;
        }
        settle(due, message.get().about(), deliver(due, message.get(), route));
    }

    private boolean isDeclined(OutboxEntry entry, OutboxMessage<?> message) {
        return !message.mandatory()
                && !preferences.isEnabled(entry.key().tenant(), entry.key().user(), message.category(), entry.type());
    }

    private <M> Outcome deliver(DueEntry due, OutboxMessage<M> message, OutboxRoute<M> route) {
        Instant start = clock.instant();
        Delivery<M> delivery = new Delivery<>(key(due, message, route.channel().kind()), message.message());
        DeliveryPolicy policy =
                new DeliveryPolicy(due.entry().onUnknown(), latest(due.entry()).orElse(null));
        Outcome outcome = route.channel()
                .brought(message.message())
                .blame(dispatcher.dispatch(delivery, route.channel(), policy));
        listener.delivered(
                due.entry().key().source(), route.connection(), outcome, Duration.between(start, clock.instant()));
        return outcome;
    }

    /**
     * What was misconfigured stands in the ledger, where no operator releases it: what is sent after that is another
     * delivery.
     */
    private static DeliveryKey key(DueEntry due, OutboxMessage<?> message, String channel) {
        OutboxEntry.Key key = due.entry().key();
        return new DeliveryKey(
                "",
                key.tenant(),
                key.id() + "/" + due.tries().misconfigured(),
                key.user(),
                channel,
                message.to().value());
    }

    private void settle(DueEntry due, String about, Outcome outcome) {
        outcome.match(
                accepted -> done(due),
                refused -> givenUp(due, about, refused),
                misconfigured -> again(due, about, due.tries().misconfiguredAgain(), misconfigured, null),
                deferred -> deferred.attempted()
                        ? again(due, about, due.tries().failedAgain(), deferred, deferred.retryAfter())
                        : untried(due, about, deferred),
                unknown -> mayRepeat(due, unknown)
                        ? again(due, about, due.tries().possiblySentAgain(), unknown, null)
                        : givenUp(due, about, unknown));
    }

    private Optional<Instant> latest(OutboxEntry entry) {
        return Optional.ofNullable(entry.latest()).or(() -> retry.latest(entry.due(), null));
    }

    private boolean mayRepeat(DueEntry due, Outcome.Unknown unknown) {
        OutboxEntry entry = due.entry();
        int attempts = retry.attempts(entry.attempts(), entry.connection());
        boolean late = unknown.code().equals(Outcome.Refused.TOO_OLD);
        return entry.onUnknown() == OnUnknown.REPEAT && !late && due.tries().possiblySent() + 1 < attempts;
    }

    private boolean done(DueEntry due) {
        outbox.done(due);
        return true;
    }

    private boolean givenUp(DueEntry due, String about, Outcome outcome) {
        LOG.error("{}, and the message that follows is given up: {}", about, reason(outcome));
        return done(due);
    }

    /** The connection itself says what is wrong with it, once for all. */
    private boolean untried(DueEntry due, String about, Outcome.Deferred deferred) {
        boolean late = latest(due.entry()).filter(clock.instant()::isAfter).isPresent();
        if (late && !deferred.code().equals(Outcome.Deferred.IN_FLIGHT)) {
            return givenUp(due, about, deferred.atTheEnd());
        }
        Duration asked = deferred.retryAfter() == null ? UNTRIED : deferred.retryAfter();
        outbox.postpone(due, due.tries(), clock.instant().plus(asked));
        return false;
    }

    private boolean again(DueEntry due, String about, Tries tries, Outcome outcome, @Nullable Duration asked) {
        if (due.tries().failed() == 0) {
            LOG.warn("{}, and the message that follows has to wait: {}", about, reason(outcome));
        }
        Duration delay = retry.delay(tries.failed(), asked == null ? Duration.ZERO : asked, chance.getAsDouble());
        outbox.postpone(due, tries, clock.instant().plus(delay));
        return false;
    }

    private static String reason(Outcome outcome) {
        return Failure.of(outcome).map(Failure::toString).orElse("");
    }
}
