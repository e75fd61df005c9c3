package io.github.carillon.app.settings;

import io.github.carillon.app.settings.ConnectionKeys.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which connection serves the tasks that name none: the one that is chosen, or the only one there is. */
final class Defaults {

    private final Map<Kind, String> names;

    private Defaults(Map<Kind, String> names) {
        this.names = names;
    }

    /** The defaults; what is wrong with them is noted in the general section. */
    static Defaults check(Section general, Map<String, Section> connections) {
        if (connections.isEmpty()) {
            general.mistake(
                    "connections",
                    "is missing: nothing could be sent; name a connection and its type, such as"
                            + " carillon.connections.mail.type=smtp");
            return new Defaults(Map.of());
        }
        Map<Kind, String> names = new EnumMap<>(Kind.class);
        boolean sure = connections.values().stream()
                .allMatch(section -> ConnectionSection.kind(section).isPresent());
        for (Kind kind : Kind.values()) {
            choose(general, kind, namesOf(kind, connections), sure).ifPresent(name -> names.put(kind, name));
        }
        return new Defaults(names);
    }

    @Nullable String of(Kind kind) {
        return names.get(kind);
    }

    /**
     * @param sure whether every connection's type is known; if not, that is said already, and the rest would be guesses
     */
    private static Optional<String> choose(Section general, Kind kind, List<String> names, boolean sure) {
        Key<String> key = key(kind);
        Optional<String> chosen = general.parsed(key);
        Optional<String> found = chosen.isEmpty() && names.size() == 1
                ? Optional.of(names.get(0))
                : chosen.flatMap(name -> same(name, names));
        if (sure && found.isEmpty() && (chosen.isPresent() || names.size() > 1)) {
            general.mistake(key.name(), reason(chosen, kind, names));
        }
        return found;
    }

    private static String reason(Optional<String> chosen, Kind kind, List<String> names) {
        String type = kind.name().toLowerCase(Locale.ROOT);
        String all = names.isEmpty() ? "there is none" : "there are " + String.join(", ", names);
        return chosen.map(name -> "names \"" + name + "\", which is no connection of type " + type + "; " + all)
                .orElse("is missing: several connections are of type " + type + " (" + String.join(", ", names) + ")");
    }

    private static Optional<String> same(String wanted, List<String> names) {
        return names.stream()
                .filter(name -> Written.uniform(name).equals(Written.uniform(wanted)))
                .findFirst();
    }

    private static List<String> namesOf(Kind kind, Map<String, Section> connections) {
        return connections.entrySet().stream()
                .filter(entry -> ConnectionSection.kind(entry.getValue())
                        .filter(kind::equals)
                        .isPresent())
                .map(Entry::getKey)
                .toList();
    }

    private static Key<String> key(Kind kind) {
        return switch (kind) {
            case SMTP -> GeneralKeys.DEFAULT_MAIL;
            case TWILIO -> GeneralKeys.DEFAULT_SMS;
        };
    }
}
