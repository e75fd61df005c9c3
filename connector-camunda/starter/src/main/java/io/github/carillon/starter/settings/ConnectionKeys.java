package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.ChannelProviders;
import java.util.List;
import java.util.Optional;

/** What every connection has, whatever its type. */
final class ConnectionKeys {

    static final Key<String> FAIL_OVER = Key.optional(
            "fail-over",
            Types.TEXT,
            "another connection for the same kind of message, mail, text message or webhook, which is used when this one"
                    + " sent nothing; not for tasks with credentials or a sender of their own");

    static final Key<Double> RATE = Key.optional(
            "rate",
            Types.RATE,
            "how many messages may go out in the long run: `10/s`, `90/min`, `1000/h`. All workers of one ledger share"
                    + " it; not for tasks with credentials of their own");

    static final Key<Integer> BURST = Key.optional(
                    "burst", Types.number(1, 100_000), "how many messages may go at once after a quiet time")
            .showing("what `rate` allows in a second");

    static final Key<Integer> ATTEMPTS = Key.optional(
                    "attempts",
                    Types.number(1, 100),
                    "how often a task is tried in all while its message cannot be sent")
            .showing("`retry.attempts`");

    private final ChannelProviders providers;
    private final Key<ChannelProvider> type;

    ConnectionKeys(ChannelProviders providers) {
        this.providers = providers;
        this.type = Key.required("type", providers.choice(), providers.meaning());
    }

    /** Those of every connection. */
    List<Key<?>> common() {
        return List.of(type, FAIL_OVER, RATE, BURST, ATTEMPTS);
    }

    /** The types of connections there are. */
    ChannelProviders providers() {
        return providers;
    }

    /** The type of this connection, unless it is missing or mistaken. */
    Optional<ChannelProvider> provider(Section section) {
        return section.parsed(type);
    }
}
