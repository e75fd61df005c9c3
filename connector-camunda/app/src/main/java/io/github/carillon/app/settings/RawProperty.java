package io.github.carillon.app.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * One entry of the configuration, as somebody wrote it.
 *
 * @param path the parts of its name below {@code carillon}; an environment variable's have lost dashes and capitals,
 *     and an underscore that was meant for a dash has parted them
 * @param value with its placeholders replaced
 * @param origin the file and line, the variable or the like, for people
 * @param variable whether it is an environment variable
 */
record RawProperty(List<String> path, String value, String origin, boolean variable) {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("carillon");
    private static final Pattern SERVICE_VARIABLE =
            Pattern.compile("(.+\\.)?(service\\.(host|port(\\..+)?)|port(\\.\\d+\\.(tcp|udp|sctp)(\\.\\w+)?)?)");

    /** All entries below {@code carillon}; of those for one key, the one that wins comes first. */
    static List<RawProperty> in(ConfigurableEnvironment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.from(environment.getPropertySources())
                                .spliterator(),
                        false)
                .flatMap(source -> in(source, environment))
                .toList();
    }

    /** How names are compared: in small letters, and nothing but letters and digits. */
    static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The same without its first parts, as the section that they name sees it. */
    RawProperty below(int parts) {
        return new RawProperty(path.subList(parts, path.size()), value, origin, variable);
    }

    String name() {
        return String.join(".", path);
    }

    String uniformName() {
        return uniform(name());
    }

    /** An empty value is none: so a variable that is set to nothing does no harm. */
    boolean blank() {
        return value.isBlank();
    }

    /** Whether it is one of the variables that Kubernetes sets for each service, here one called carillon. */
    boolean setByKubernetes() {
        return variable && SERVICE_VARIABLE.matcher(name()).matches();
    }

    private static Stream<RawProperty> in(ConfigurationPropertySource source, Environment environment) {
        if (!(source instanceof IterableConfigurationPropertySource entries)) {
            return Stream.empty();
        }
        boolean variable = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        Map<List<String>, RawProperty> written = new LinkedHashMap<>();
        entries.stream()
                .filter(ROOT::isAncestorOf)
                .map(source::getConfigurationProperty)
                .filter(Objects::nonNull)
                .map(property -> of(property, environment, variable))
                .forEach(entry -> written.merge(entry.path(), entry, RawProperty::and));
        return written.values().stream();
    }

    /** The elements of a list are entries of their own, and together one value, parted by commas. */
    private RawProperty and(RawProperty next) {
        return new RawProperty(path, value + ", " + next.value(), origin, variable);
    }

    private static RawProperty of(ConfigurationProperty property, Environment environment, boolean variable) {
        ConfigurationPropertyName name = property.getName();
        List<String> path = IntStream.range(
                        1, name.getNumberOfElements() - (name.isNumericIndex(name.getNumberOfElements() - 1) ? 1 : 0))
                .mapToObj(index -> name.getElement(index, Form.ORIGINAL))
                .toList();
        return new RawProperty(
                path, resolved(String.valueOf(property.getValue()), environment), origin(property), variable);
    }

    /** What is a placeholder for itself stays one, and is a mistake of its key; Spring's words would quote the value. */
    private static String resolved(String value, Environment environment) {
        try {
            return environment.resolvePlaceholders(value);
        } catch (IllegalArgumentException circle) {
            return value;
        }
    }

    private static String origin(ConfigurationProperty property) {
        return property.getOrigin() == null ? "" : property.getOrigin().toString();
    }
}
