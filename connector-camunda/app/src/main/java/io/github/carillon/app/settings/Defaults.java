package io.github.carillon.app.settings;

import io.github.carillon.app.settings.ConnectionKeys.Kind;
import io.github.carillon.app.settings.ConnectionKeys.Use;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which connection serves the tasks that name none: the one that is chosen, or the only one there is. */
final class Defaults {

    private final Map<Use, String> names;

    private Defaults(Map<Use, String> names) {
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
        Map<Use, String> names = new EnumMap<>(Use.class);
        boolean sure = connections.values().stream()
                .allMatch(section -> ConnectionSection.kind(section).isPresent());
        for (Use use : Use.values()) {
            choose(general, use, namesOf(use, connections), sure).ifPresent(name -> names.put(use, name));
        }
        return new Defaults(names);
    }

    @Nullable String of(Use use) {
        return names.get(use);
    }

    /**
     * @param sure whether every connection's type is known; if not, that is said already, and the rest would be guesses
     */
    private static Optional<String> choose(Section general, Use use, List<String> names, boolean sure) {
        Key<String> key = key(use);
        Optional<String> chosen = general.parsed(key);
        Optional<String> found = chosen.isEmpty() && names.size() == 1
                ? Optional.of(names.get(0))
                : chosen.flatMap(name -> same(name, names));
        if (sure && found.isEmpty() && (chosen.isPresent() || names.size() > 1)) {
            general.mistake(key.name(), reason(chosen, use, names));
        }
        return found;
    }

    private static String reason(Optional<String> chosen, Use use, List<String> names) {
        String type = use.types();
        String all = names.isEmpty() ? "there is none" : "there are " + String.join(", ", names);
        return chosen.map(name -> "names \"" + name + "\", which is no connection of type " + type + "; " + all)
                .orElse("is missing: several connections are of type " + type + " (" + String.join(", ", names) + ")");
    }

    /** The name as it is shown, of a connection that is named as somebody wrote it. */
    static Optional<String> same(String wanted, Collection<String> names) {
        return names.stream()
                .filter(name -> RawProperty.uniform(name).equals(RawProperty.uniform(wanted)))
                .findFirst();
    }

    private static List<String> namesOf(Use use, Map<String, Section> connections) {
        return connections.entrySet().stream()
                .filter(entry -> ConnectionSection.kind(entry.getValue())
                        .map(Kind::use)
                        .filter(use::equals)
                        .isPresent())
                .map(Entry::getKey)
                .toList();
    }

    private static Key<String> key(Use use) {
        return switch (use) {
            case SMTP -> GeneralKeys.DEFAULT_MAIL;
            case MAIL_SERVICE -> GeneralKeys.DEFAULT_MAIL_SERVICE;
            case SMS -> GeneralKeys.DEFAULT_SMS;
        };
    }
}
