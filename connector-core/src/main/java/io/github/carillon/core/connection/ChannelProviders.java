package io.github.carillon.core.connection;

import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of connections there are.
 *
 * @param all in the order in which the documentation names them
 */
public record ChannelProviders(List<ChannelProvider> all) {

    /**
     * Any of them, each with a type of its own.
     *
     * @throws IllegalArgumentException when two have the same type
     */
    public ChannelProviders {
        all = List.copyOf(all);
        Set<String> types = new HashSet<>();
        all.forEach(provider -> {
            if (!types.add(provider.type())) {
                throw new IllegalArgumentException("two types of connections are called " + provider.type());
            }
        });
    }

    /** These, and an application's own. */
    public ChannelProviders and(List<ChannelProvider> own) {
        return new ChannelProviders(Stream.concat(all.stream(), own.stream()).toList());
    }

    /** Which of them a section of the configuration is for. */
    public Type<ChannelProvider> choice() {
        return Types.choice(all, ChannelProvider::type);
    }

    /** The types that serve these tasks, in words: {@code one, another or a third}. */
    public String types(Use use) {
        List<String> types = of(use).map(ChannelProvider::type).toList();
        int last = types.size() - 1;
        return last < 1 ? String.join("", types) : String.join(", ", types.subList(0, last)) + " or " + types.get(last);
    }

    /** Which type is for what, in Markdown. */
    public String meaning() {
        return Arrays.stream(Use.values())
                .filter(use -> of(use).findAny().isPresent())
                .map(use -> of(use).map(ChannelProviders::named).collect(Collectors.joining(", ")) + " for " + use)
                .collect(Collectors.joining("; "));
    }

    private Stream<ChannelProvider> of(Use use) {
        return all.stream().filter(provider -> provider.use() == use);
    }

    private static String named(ChannelProvider provider) {
        String type = "`" + provider.type() + "`";
        return provider.maker().isEmpty() ? type : type + " (" + provider.maker() + ")";
    }
}
