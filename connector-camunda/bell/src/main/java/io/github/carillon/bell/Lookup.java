package io.github.carillon.bell;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a setting is looked for, the first that has it wins: the servlet context's parameters (Spring Boot's
 * {@code server.servlet.context-parameters}), system properties, the environment, {@code carillon-bell.properties} on the
 * class path. Its name is the same everywhere.
 */
final class Lookup {

    private static final String FILE = "carillon-bell.properties";

    private Lookup() {}

    static Function<String, @Nullable String> of(ServletContext context) {
        Properties file = file();
        return name -> Stream.<Function<String, @Nullable String>>of(
                        context::getInitParameter, System::getProperty, System::getenv, file::getProperty)
                .map(place -> place.apply(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static Properties file() {
        Properties properties = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader == null ? null : loader.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
