package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.resilience.Rate;
import java.util.Optional;

/** One connection of any type. */
final class ConnectionSection {

    private ConnectionSection() {}

    static void check(ConnectionKeys keys, Section section) {
        section.check(keys.common());
        Optional<ChannelProvider> provider = keys.provider(section);
        provider.ifPresent(known -> {
            section.check(known.keys());
            known.check(section);
        });
        if (section.has(ConnectionKeys.BURST) && !section.has(ConnectionKeys.RATE)) {
            section.together(ConnectionKeys.RATE, ConnectionKeys.BURST);
        }
        UnknownKeys.checkConnection(keys, section, provider);
    }

    static ConnectionLimits limits(Section section) {
        Rate rate = section.find(ConnectionKeys.RATE)
                .map(perSecond ->
                        new Rate(perSecond, section.find(ConnectionKeys.BURST).orElse((int) Math.max(1, perSecond))))
                .orElse(null);
        return new ConnectionLimits(rate, section.find(ConnectionKeys.ATTEMPTS).orElse(null));
    }

    static ConfiguredConnection settings(ConnectionKeys keys, Section section) {
        ChannelProvider provider = keys.provider(section).orElseThrow();
        return new ConfiguredConnection(provider.use(), provider.settings(section));
    }
}
