package io.github.carillon.templates;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The texts of one language. Remembers what it was asked for, so that in the end both a missing and a superfluous text
 * are found, and all of them at once. No resource bundle, which would fill the gaps from another language in silence.
 *
 * <p>For use by one thread.
 */
final class Texts {

    private static final String ANY_STEP = "any";

    private final String resource;
    private final Map<String, String> texts;
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> missing = new TreeSet<>();

    Texts(String resource, Map<String, String> texts) {
        this.resource = resource;
        this.texts = Map.copyOf(texts);
    }

    static Texts of(Language language) {
        String resource = "texts_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource + " cannot be read", unreadable);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return new Texts(resource, texts);
    }

    /** The text of that key. */
    String get(String key) {
        return found(key, key);
    }

    /**
     * The text that the step of this topic has for the key, or else the one of all steps whose topics begin alike ({@code send-message-to}
     * of {@code send-message-to-users}), or else the one that all steps share.
     */
    String get(String topic, String key) {
        String own = topic + "." + key;
        for (String shared = topic; !shared.isEmpty(); shared = shorter(shared)) {
            if (texts.containsKey(shared + "." + key)) {
                return found(shared + "." + key, own);
            }
        }
        return found(ANY_STEP + "." + key, own);
    }

    private static String shorter(String topic) {
        return topic.substring(0, Math.max(0, topic.lastIndexOf('-')));
    }

    /**
     * To be called when everything was asked for.
     *
     * @throws InvalidTextsException when a text was missing or is superfluous
     */
    void verify() {
        Set<String> superfluous = new TreeSet<>(texts.keySet());
        superfluous.removeAll(asked);
        if (!missing.isEmpty() || !superfluous.isEmpty()) {
            throw new InvalidTextsException(resource, missing, superfluous);
        }
    }

    private String found(String key, String nameIfMissing) {
        String text = texts.getOrDefault(key, "");
        asked.add(key);
        if (text.isBlank()) {
            missing.add(nameIfMissing);
        }
        return text;
    }
}
