package io.github.carillon.core.ledger;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider what became of a delivery whose answer was lost, before a person is asked. Its message counts as
 * found when the provider has exactly one that fits and that no other delivery has.
 */
final class UnknownOutcomeResolver {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownOutcomeResolver.class);

    private final Ledger ledger;

    UnknownOutcomeResolver(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Accepted where the message was found, else the unknown outcome with what is known now.
     *
     * @param since when it was claimed: no message of before that is this one
     */
    <M> Outcome ask(Delivery<M> delivery, Channel<M> channel, Instant since, Unknown unknown) {
        try {
            return answer(delivery.key(), channel.lookUp(delivery, since), unknown);
        } catch (DatabaseException unavailable) {
            LOG.warn("The ledger could not say whose message it is: {}", SafeStackTrace.of(unavailable));
            return unknown;
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug in a channel that was asked for {}: {}", delivery.key(), SafeStackTrace.of(bug));
            return unknown;
        }
    }

    private Outcome answer(DeliveryKey key, SentMessageLookup lookUp, Unknown unknown) {
        List<Accepted> free = lookUp.found().stream()
                .filter(message -> !ledger.belongsToAnother(key, message.id()))
                .toList();
        if (free.size() > 1) {
            return with(
                    unknown, "the provider has " + free.size() + " such messages, and cannot tell which is this one");
        }
        return free.isEmpty() || !ledger.adopt(key, free.get(0).id()) ? with(unknown, lookUp.said()) : free.get(0);
    }

    private static Outcome with(Unknown unknown, String said) {
        return said.isEmpty() ? unknown : new Unknown(unknown.code(), unknown.reason() + "; " + said);
    }
}
