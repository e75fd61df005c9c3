package io.github.carillon.starter.settings;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.starter.connection.ConnectionTypes;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The configuration as editors know it. A connection's name is anybody's choice, which the format cannot say: the map is
 * described as such, and beside it a connection of each type that is called like its type, for the editor to complete.
 *
 * @see <a href="https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">the format</a>
 */
final class ConfigurationMetadata {

    private static final String ROOT = "carillon.";
    private static final String CONNECTIONS = ROOT + "connections";
    private static final String ANY_NAME = "The connections, each by a name of your choice, with its keys below.";

    private final ObjectNode document = new ObjectMapper().createObjectNode();
    private final ArrayNode groups = document.putArray("groups");
    private final ArrayNode properties = document.putArray("properties");
    private final ArrayNode hints = document.putArray("hints");
    private final ConnectionKeys keys = new ConnectionKeys(ConnectionTypes.standard());

    private ConfigurationMetadata() {}

    /** All of it, as it stands in the file. */
    static String json() throws IOException {
        ConfigurationMetadata metadata = new ConfigurationMetadata();
        metadata.addGeneral();
        metadata.addConnections();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return new ObjectMapper().writer(printer).writeValueAsString(metadata.document) + "\n";
    }

    /** The keys that do not belong to a connection. */
    static List<Key<?>> general() {
        return Stream.of(GeneralKeys.ALL, GovernanceKeys.ALL, InboxKeys.ALL, SignalRKeys.ALL, SupervisionKeys.ALL)
                .<Key<?>>flatMap(List::stream)
                .toList();
    }

    private void addGeneral() {
        TreeSet<String> names = new TreeSet<>();
        general().stream()
                .filter(key -> key.name().indexOf('.') > 0)
                .forEach(key -> names.add(key.name().replaceFirst("\\.[^.]*$", "")));
        names.forEach(name -> groups.addObject().put("name", ROOT + name));
        general().forEach(key -> add(ROOT, key, ""));
    }

    private void addConnections() {
        groups.addObject().put("name", CONNECTIONS);
        properties
                .addObject()
                .put("name", CONNECTIONS)
                .put("type", "java.util.Map<java.lang.String,java.util.Map<java.lang.String,java.lang.String>>")
                .put("description", ANY_NAME);
        ObjectNode names = hints.addObject().put("name", CONNECTIONS + ".keys");
        ArrayNode values = names.putArray("values");
        names.putArray("providers").addObject().put("name", "any");
        for (ChannelProvider provider : keys.providers().all()) {
            values.addObject()
                    .put("value", provider.type())
                    .put("description", "For " + provider.use() + "; any other name is as good.");
            String prefix = CONNECTIONS + "." + provider.type() + ".";
            String which = " For a connection of type " + provider.type() + ", whatever its name.";
            keys.common().forEach(key -> add(prefix, key, key.name().equals("type") ? "" : which));
            provider.keys().forEach(key -> add(prefix, key, which));
        }
    }

    private void add(String prefix, Key<?> key, String which) {
        ObjectNode property = properties
                .addObject()
                .put("name", prefix + key.name())
                .put("type", key.type().javaType())
                .put("description", description(key) + which);
        if (key.standard() != null) {
            putDefault(property, key);
        }
        if (!key.type().choices().isEmpty()) {
            ArrayNode values =
                    hints.addObject().put("name", prefix + key.name()).putArray("values");
            key.type().choices().forEach(choice -> values.addObject().put("value", choice));
        }
        if (key.type().secret()) {
            properties
                    .addObject()
                    .put("name", prefix + key.fileName())
                    .put("type", "java.io.File")
                    .put(
                            "description",
                            "The file that " + key.name() + " is read from, instead of being written here.");
        }
    }

    private static String description(Key<?> key) {
        String meaning = plain(key.meaning());
        String words = Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
        String standard = key.shownStandard() == null ? "" : " Without it: " + plain(key.shownStandard()) + ".";
        return words + standard + (key.required() ? " Required." : "");
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "").replace("**", "");
    }

    private static void putDefault(ObjectNode property, Key<?> key) {
        switch (key.type().javaType()) {
            case "java.lang.Integer" -> property.put("defaultValue", Integer.valueOf(key.standard()));
            case "java.lang.Boolean" -> property.put("defaultValue", Boolean.valueOf(key.standard()));
            default -> property.put("defaultValue", key.standard());
        }
    }
}
