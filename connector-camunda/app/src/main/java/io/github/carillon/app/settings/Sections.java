package io.github.carillon.app.settings;

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

    private static final Set<String> CONNECTION_KEYS = Stream.concat(
                    ConnectionKeys.COMMON.stream(),
                    Stream.of(ConnectionKeys.Kind.values()).flatMap(kind -> ConnectionKeys.of(kind).stream()))
            .flatMap(key -> Stream.of(key.name(), key.fileName()))
            .map(RawProperty::uniform)
            .collect(Collectors.toUnmodifiableSet());

    static Sections of(List<RawProperty> entries) {
        Section general = new Section(ROOT);
        entries.stream().filter(entry -> !isOfConnection(entry)).forEach(general::add);
        List<RawProperty> ofConnections =
                entries.stream().filter(Sections::isOfConnection).toList();
        return new Sections(general, connections(ofConnections));
    }

    private static Map<String, Section> connections(List<RawProperty> entries) {
        Map<String, String> names = names(entries);
        Map<String, Section> sections = new TreeMap<>();
        for (RawProperty entry : entries) {
            String name = names.getOrDefault(RawProperty.uniform(name(entry)), name(entry));
            sections.computeIfAbsent(name, key -> new Section(ROOT + CONNECTIONS + "." + key + "."))
                    .add(entry.below(end(entry)));
        }
        return sections;
    }

    /** The names as shown by those to compare: a file knows dashes and capitals, a variable does not. */
    private static Map<String, String> names(List<RawProperty> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(RawProperty::variable))
                .map(Sections::name)
                .collect(Collectors.toMap(RawProperty::uniform, name -> name, (first, second) -> first));
    }

    private static String name(RawProperty entry) {
        return String.join("-", entry.path().subList(NAME, end(entry))).strip();
    }

    /**
     * Where the connection's name ends. In a variable both the name and the key may have parts, so that
     * CONNECTIONS_MAIL_RELAY_MAX_CONNECTIONS is the max-connections of mail-relay: the first split that leaves a key.
     */
    private static int end(RawProperty entry) {
        int shortest = NAME + 1;
        for (int end = shortest; entry.variable() && end < entry.path().size(); end++) {
            if (CONNECTION_KEYS.contains(entry.below(end).uniformName())) {
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
