package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which entry belongs to which section.
 *
 * @param general the keys directly below {@code carillon}
 * @param connections the sections of the connections, by the names that the files give them
 */
record Sections(Section general, Map<String, Section> connections) {

    private static final String ROOT = "carillon.";
    private static final String CONNECTIONS = "connections";
    private static final int NAME = 1;

    static Sections of(List<RawProperty> entries, ConnectionKeys keys) {
        Set<String> known = Stream.concat(
                        keys.common().stream(),
                        keys.providers().all().stream().flatMap(provider -> provider.keys().stream()))
                .flatMap(key -> Stream.of(key.name(), key.fileName()))
                .map(RawProperty::uniform)
                .collect(Collectors.toUnmodifiableSet());
        Section general = new Section(ROOT);
        entries.stream().filter(entry -> !isOfConnection(entry)).forEach(general::add);
        List<RawProperty> ofConnections =
                entries.stream().filter(Sections::isOfConnection).toList();
        return new Sections(general, connections(ofConnections, known));
    }

    private static Map<String, Section> connections(List<RawProperty> entries, Set<String> known) {
        Map<String, String> names = names(entries, known);
        Map<String, Section> sections = new TreeMap<>();
        for (RawProperty entry : entries) {
            String name = names.getOrDefault(RawProperty.uniform(name(entry, known)), name(entry, known));
            sections.computeIfAbsent(name, key -> new Section(ROOT + CONNECTIONS + "." + key + "."))
                    .add(entry.below(end(entry, known)));
        }
        return sections;
    }

    /** The names as shown by those to compare: a file knows dashes and capitals, a variable does not. */
    private static Map<String, String> names(List<RawProperty> entries, Set<String> known) {
        return entries.stream()
                .sorted(Comparator.comparing(RawProperty::variable))
                .map(entry -> name(entry, known))
                .collect(Collectors.toMap(RawProperty::uniform, name -> name, (first, second) -> first));
    }

    private static String name(RawProperty entry, Set<String> known) {
        return String.join("-", entry.path().subList(NAME, end(entry, known))).strip();
    }

    /**
     * Where the connection's name ends. In a variable both the name and the key may have parts, so that
     * CONNECTIONS_MAIL_RELAY_MAX_CONNECTIONS is the max-connections of mail-relay: the first split that leaves a key.
     */
    private static int end(RawProperty entry, Set<String> known) {
        int shortest = NAME + 1;
        for (int end = shortest; entry.variable() && end < entry.path().size(); end++) {
            if (known.contains(entry.below(end).uniformName())) {
                return end;
            }
        }
        return shortest;
    }

    private static boolean isOfConnection(RawProperty entry) {
        return entry.path().size() > NAME
                && RawProperty.uniform(entry.path().get(0)).equals(CONNECTIONS);
    }
}
