package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.RawProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Reads the entries of the configuration from what Spring Boot knows. */
final class EnvironmentProperties {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("carillon");

    private EnvironmentProperties() {}

    /** All entries below {@code carillon}; of those for one key, the one that wins comes first. */
    static List<RawProperty> in(ConfigurableEnvironment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.from(environment.getPropertySources())
                                .spliterator(),
                        false)
                .flatMap(source -> in(source, environment))
                .toList();
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
