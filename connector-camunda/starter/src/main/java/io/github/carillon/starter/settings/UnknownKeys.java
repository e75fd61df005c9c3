package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the entries that mean nothing, and guesses what was meant. Their values are never repeated. */
final class UnknownKeys {

    private UnknownKeys() {}

    static void checkGeneral(Section section) {
        List<String> names = names(Stream.of(
                                GeneralKeys.ALL,
                                GovernanceKeys.ALL,
                                InboxKeys.ALL,
                                SignalRKeys.ALL,
                                SupervisionKeys.ALL)
                        .flatMap(List::stream))
                .toList();
        for (RawProperty entry : unknown(section, names)) {
            String connection = entry.name().replaceFirst("^[^.]*", "connections");
            Optional<String> hint = Nearest.to(
                    entry.name(),
                    Stream.concat(names.stream(), Stream.of(connection)).toList());
            report(section, entry, hint);
        }
    }

    /**
     * @param provider of the connection's type, empty where that is missing or mistaken itself
     */
    static void checkConnection(ConnectionKeys keys, Section section, Optional<ChannelProvider> provider) {
        List<ChannelProvider> all = keys.providers().all();
        List<String> names = provider.map(List::of).orElse(all).stream()
                .flatMap(each -> names(keys, each))
                .toList();
        for (RawProperty entry : unknown(section, names)) {
            List<String> others = all.stream()
                    .filter(each -> names(keys, each).map(RawProperty::uniform).anyMatch(entry.uniformName()::equals))
                    .map(ChannelProvider::type)
                    .toList();
            if (!others.isEmpty()) {
                String types = String.join(", ", others);
                section.mistake(entry.name(), "is a key of type " + types + " only" + Section.from(entry));
            } else {
                report(section, entry, Nearest.to(entry.name(), names));
            }
        }
    }

    private static void report(Section section, RawProperty entry, Optional<String> hint) {
        String meant = hint.map(name -> "; did you mean " + section.fullName(name) + "?")
                .orElse("");
        section.mistake(entry.name(), "is no key" + meant + Section.from(entry));
    }

    private static List<RawProperty> unknown(Section section, Collection<String> names) {
        Set<String> known = names.stream().map(RawProperty::uniform).collect(Collectors.toSet());
        return section.entries().stream()
                .filter(entry -> !known.contains(entry.uniformName()))
                .filter(entry -> !entry.setByKubernetes() && !isEmptySection(entry))
                .toList();
    }

    /** A section with nothing in it, as YAML has it. */
    private static boolean isEmptySection(RawProperty entry) {
        return entry.blank() && (entry.path().isEmpty() || entry.name().equals("connections"));
    }

    private static Stream<String> names(ConnectionKeys keys, ChannelProvider provider) {
        return names(Stream.concat(keys.common().stream(), provider.keys().stream()));
    }

    private static Stream<String> names(Stream<? extends Key<?>> keys) {
        return keys.flatMap(key -> key.type().secret() ? Stream.of(key.name(), key.fileName()) : Stream.of(key.name()));
    }
}
