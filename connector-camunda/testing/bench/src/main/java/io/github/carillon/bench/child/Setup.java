package io.github.carillon.bench.child;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a child is told when it is started.
 *
 * @param values by name
 */
public record Setup(Map<String, String> values) {

    public Setup {
        values = Map.copyOf(values);
    }

    static Setup parse(List<String> arguments) {
        return new Setup(arguments.stream()
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])));
    }

    /** The same with one more value. */
    public Setup with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value.toString());
        return new Setup(more);
    }

    /**
     * A value that must be there.
     *
     * @throws ChildException when it is not
     */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new ChildException("this role needs " + name + "=…, and has " + values.keySet());
        }
        return value;
    }

    /** A number that must be there. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** An address that must be there. */
    public URI uri(String name) {
        return URI.create(text(name));
    }

    /** Whether it says {@code true}. */
    public boolean isSet(String name) {
        return Boolean.parseBoolean(values.get(name));
    }

    List<String> arguments() {
        return Arrays.asList(new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .toArray(String[]::new));
    }
}
