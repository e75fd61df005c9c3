package io.github.carillon.bell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that the browser loads: the plugin's own, and the bell that every other page uses as well. */
final class BellAssets {

    private static final Pattern PLUGIN = Pattern.compile("app/plugin\\.(js|css)");
    private static final Pattern BELL = Pattern.compile("bell/[a-z-]+\\.js");

    private BellAssets() {}

    /** The content, or empty if there is no such file. */
    static Optional<byte[]> read(String name) {
        if (PLUGIN.matcher(name).matches()) {
            return resource("plugin-webapp/" + Bell.ID + "/" + name);
        }
        return BELL.matcher(name).matches() ? resource("META-INF/resources/" + name) : Optional.empty();
    }

    static String type(String name) {
        return name.endsWith(".css") ? "text/css" : "text/javascript";
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream resource = BellAssets.class.getClassLoader().getResourceAsStream(name)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
