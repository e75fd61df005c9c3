package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.starter.connection.ConnectionTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration as its page in the documentation shows it. */
final class ConfigurationTable {

    private static final String HEAD = "| key | value | default | meaning |\n| --- | --- | --- | --- |\n";

    private ConfigurationTable() {}

    static String markdown() {
        return sections().entrySet().stream()
                .map(section -> section.getKey() + "\n\n" + HEAD
                        + section.getValue().stream()
                                .map(ConfigurationTable::row)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    static Map<String, List<Key<?>>> sections() {
        ConnectionKeys keys = new ConnectionKeys(ConnectionTypes.standard());
        Map<String, List<Key<?>>> sections = new LinkedHashMap<>();
        sections.put(
                "All keys begin with `carillon.`:",
                Stream.of(GeneralKeys.ALL, GovernanceKeys.ALL, InboxKeys.ALL, SignalRKeys.ALL, SupervisionKeys.ALL)
                        .<Key<?>>flatMap(List::stream)
                        .toList());
        sections.put(
                "Each connection has a name of your choice, and its keys begin with `carillon.connections.<name>.`:",
                keys.common());
        for (ChannelProvider provider : keys.providers().all()) {
            sections.put("Those of a connection of type `" + provider.type() + "`:", provider.keys());
        }
        return sections;
    }

    private static String row(Key<?> key) {
        return "| " + names(key) + " | " + key.type().label() + " | " + standard(key) + " | " + key.meaning() + " |\n";
    }

    private static String names(Key<?> key) {
        String name = "`" + key.name() + "`";
        return key.type().secret() ? name + " or `" + key.fileName() + "`" : name;
    }

    private static String standard(Key<?> key) {
        if (key.required()) {
            return "**required**";
        }
        if (key.shownStandard() != null) {
            return key.shownStandard();
        }
        return key.standard() == null ? "" : "`" + key.standard() + "`";
    }
}
