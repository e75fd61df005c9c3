package io.github.carillon.core.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Tables that belong to this library, each a properties file in UTF-8 beside the class that asks it. */
public final class EnumTable {

    private EnumTable() {}

    /**
     * Reads the table.
     *
     * @param values what the words of the file are, written in small letters and with hyphens
     * @return by key
     * @throws UncheckedIOException when the library's jar is broken
     */
    public static <E extends Enum<E>> Map<String, E> read(Class<?> beside, String file, Class<E> values) {
        Properties table = new Properties();
        try (InputStream bytes = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            table.load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        key -> key, key -> Enum.valueOf(values, constant(table.getProperty(key)))));
    }

    private static String constant(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
