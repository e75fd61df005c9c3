package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.Use.Carried;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which connection stands in for which. */
final class FailOvers {

    private final ConnectionKeys keys;
    private final Map<String, Section> connections;
    private final Map<String, String> names = new TreeMap<>();

    private FailOvers(ConnectionKeys keys, Map<String, Section> connections) {
        this.keys = keys;
        this.connections = connections;
    }

    /** The fallbacks; what is wrong with one is noted in the section of the connection that names it. */
    static FailOvers check(ConnectionKeys keys, Map<String, Section> connections) {
        FailOvers failOvers = new FailOvers(keys, connections);
        connections.forEach(failOvers::find);
        connections.forEach(failOvers::checkRound);
        return failOvers;
    }

    /** The fallback's name, by the name of the connection whose fallback it is. */
    Map<String, String> names() {
        return Map.copyOf(names);
    }

    private void find(String name, Section section) {
        Optional<String> wanted = section.parsed(ConnectionKeys.FAIL_OVER);
        Optional<String> found = wanted.flatMap(written -> Defaults.same(written, connections.keySet()));
        Optional<String> wrong = found.isPresent()
                ? found.flatMap(other -> wrong(name, other))
                : wanted.map(
                        none -> "names \"" + none + "\", which is no connection; there are " + connections.keySet());
        wrong.ifPresentOrElse(
                reason -> mistake(section, reason), () -> found.ifPresent(other -> names.put(name, other)));
    }

    private Optional<String> wrong(String name, String other) {
        if (other.equals(name)) {
            return Optional.of("names the connection itself: it must be another one");
        }
        if (message(name).filter(Carried.PUSH::equals).isPresent()) {
            return Optional.of("cannot be: a device is reached by the connection it is registered with alone");
        }
        // where a type is mistaken, that is said already, and the rest would be guesses
        return message(name)
                .flatMap(carried -> message(other).filter(another -> another != carried))
                .map(another -> "names \"" + other + "\", which carries " + another);
    }

    private void checkRound(String name, Section section) {
        Set<String> way = new LinkedHashSet<>();
        String next = name;
        while (next != null && way.add(next)) {
            next = names.get(next);
        }
        if (name.equals(next)) {
            mistake(section, "leads back to itself: " + String.join(", ", way) + ", " + name);
        }
    }

    private static void mistake(Section section, String reason) {
        section.mistake(ConnectionKeys.FAIL_OVER.name(), reason);
    }

    private Optional<Carried> message(String name) {
        return Optional.ofNullable(connections.get(name))
                .flatMap(keys::provider)
                .map(provider -> provider.use().carried());
    }
}
