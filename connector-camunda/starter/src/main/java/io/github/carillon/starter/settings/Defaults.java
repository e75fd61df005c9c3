package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which connection serves the tasks that name none: the one that is chosen, or the only one there is. */
final class Defaults {

    /** A device says by which connection it is reached, so that pushes need none. */
    private static final Map<Use, Key<String>> KEYS = new EnumMap<>(Map.of(
            Use.SMTP, GeneralKeys.DEFAULT_MAIL,
            Use.MAIL_SERVICE, GeneralKeys.DEFAULT_MAIL_SERVICE,
            Use.SMS, GeneralKeys.DEFAULT_SMS));

    private final Map<Use, String> names;

    private Defaults(Map<Use, String> names) {
        this.names = names;
    }

    /** The defaults; what is wrong with them is noted in the general section. */
    static Defaults check(Section general, ConnectionKeys keys, Map<String, Section> connections) {
        if (connections.isEmpty()) {
            general.mistake(
                    "connections",
                    "is missing: nothing could be sent; name a connection and its type, such as"
                            + " carillon.connections.mail.type=smtp");
            return new Defaults(Map.of());
        }
        Map<Use, String> names = new EnumMap<>(Use.class);
        boolean sure = connections.values().stream()
                .allMatch(section -> keys.provider(section).isPresent());
        for (Use use : KEYS.keySet()) {
            new Choice(general, use, keys.providers().types(use), namesOf(use, keys, connections))
                    .make(sure)
                    .ifPresent(name -> names.put(use, name));
        }
        return new Defaults(names);
    }

    @Nullable String of(Use use) {
        return names.get(use);
    }

    /** The name as it is shown, of a connection that is named as somebody wrote it. */
    static Optional<String> same(String wanted, Collection<String> names) {
        return names.stream()
                .filter(name -> RawProperty.uniform(name).equals(RawProperty.uniform(wanted)))
                .findFirst();
    }

    private static List<String> namesOf(Use use, ConnectionKeys keys, Map<String, Section> connections) {
        return connections.entrySet().stream()
                .filter(entry -> keys.provider(entry.getValue())
                        .map(ChannelProvider::use)
                        .filter(use::equals)
                        .isPresent())
                .map(Entry::getKey)
                .toList();
    }

    /**
     * What serves the tasks of one use that name no connection.
     *
     * @param types of connections that serve them, in words
     * @param names of those there are
     */
    private record Choice(Section general, Use use, String types, List<String> names) {

        /**
         * @param sure whether every connection's type is known; if not, that is said already, and the rest would be
         *     guesses
         */
        Optional<String> make(boolean sure) {
            Key<String> key = Objects.requireNonNull(KEYS.get(use));
            Optional<String> chosen = general.parsed(key);
            Optional<String> found = chosen.isEmpty() && names.size() == 1
                    ? Optional.of(names.get(0))
                    : chosen.flatMap(name -> same(name, names));
            if (sure && found.isEmpty() && (chosen.isPresent() || names.size() > 1)) {
                general.mistake(key.name(), reason(chosen));
            }
            return found;
        }

        private String reason(Optional<String> chosen) {
            String all = String.join(", ", names);
            return chosen.map(name -> "names \"" + name + "\", which is no connection of type " + types + "; "
                            + (names.isEmpty() ? "there is none" : "there are " + all))
                    .orElse("is missing: several connections are of type " + types + " (" + all + ")");
        }
    }
}
