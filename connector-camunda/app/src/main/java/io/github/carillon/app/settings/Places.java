package io.github.carillon.app.settings;

import io.github.carillon.core.value.Parsed;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads where something is: a folder, a link, a server. */
final class Places {

    private static final String NO_WEB_URL = "must be a URL that begins with http:// or https:// and names a host";

    private Places() {}

    static Parsed<Path> folder(String text) {
        try {
            Path folder = Path.of(text);
            return Files.isDirectory(folder) ? Parsed.valid(folder) : Parsed.invalid("names no folder");
        } catch (InvalidPathException noPath) {
            return Parsed.invalid("names no folder");
        }
    }

    /** The id is put in later, so what stands for it is no part of a URL yet. */
    static Parsed<String> link(String text) {
        try {
            URI url = new URI(text.replace("{instance}", "id"));
            return isWeb(url) && url.getRawUserInfo() == null ? Parsed.valid(text) : Parsed.invalid(NO_WEB_URL);
        } catch (URISyntaxException notAUrl) {
            return Parsed.invalid("must be a URL, in which {instance} stands for the instance's id");
        }
    }

    static Parsed<URI> httpUrl(String text) {
        try {
            URI url = new URI(text);
            if (!isWeb(url)) {
                return Parsed.invalid(NO_WEB_URL);
            }
            return url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null
                    ? Parsed.valid(URI.create(text.replaceAll("/+$", "")))
                    : Parsed.invalid("must be a URL without credentials, ? and #");
        } catch (URISyntaxException notAUrl) {
            return Parsed.invalid("must be a URL such as https://example.org/path");
        }
    }

    private static boolean isWeb(URI url) {
        return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null;
    }
}
