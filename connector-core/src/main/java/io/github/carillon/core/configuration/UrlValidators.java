package io.github.carillon.core.configuration;

import io.github.carillon.core.value.HostName;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads where something is: a folder, a link, a server. */
public final class UrlValidators {

    private static final Pattern JDBC = Pattern.compile("jdbc:(h2|postgresql):.+");
    private static final Pattern REWRITING = Pattern.compile("(?i)[?&]reWriteBatchedInserts=true");
    private static final String NO_WEB_URL = "must be a URL that begins with http:// or https:// and names a host";

    private UrlValidators() {}

    /** A folder that is there. */
    public static Validated<Path> folder(String text) {
        try {
            Path folder = Path.of(text);
            return Files.isDirectory(folder) ? Validated.valid(folder) : Validated.invalid("names no folder");
        } catch (InvalidPathException noPath) {
            return Validated.invalid("names no folder");
        }
    }

    /** The id is put in later, so what stands for it is no part of a URL yet. */
    public static Validated<String> link(String text) {
        return HostName.asciiIn(text).flatMap(UrlValidators::asciiLink);
    }

    private static Validated<String> asciiLink(String text) {
        try {
            URI url = new URI(text.replace("{instance}", "id"));
            return isWeb(url) && url.getRawUserInfo() == null ? Validated.valid(text) : Validated.invalid(NO_WEB_URL);
        } catch (URISyntaxException notAUrl) {
            return Validated.invalid("must be a URL, in which {instance} stands for the instance's id");
        }
    }

    /** The engine's address is shown, so it holds no credentials. */
    public static Validated<URI> engineUrl(String text) {
        return url(text, "; they go into carillon.engine.user and carillon.engine.password");
    }

    /** Secrets are sent there: protected, unless they do not leave the machine. */
    public static Validated<URI> serviceUrl(String text) {
        return url(text, "").flatMap(url -> protectedUrl(url, "secrets are sent there"));
    }

    /** Where somebody takes messages, as they gave it out: with a query, if they did so. */
    public static Validated<URI> webhookUrl(String text) {
        return HostName.asciiIn(text).flatMap(UrlValidators::asciiWebhook);
    }

    private static Validated<URI> asciiWebhook(String text) {
        try {
            URI url = new URI(text);
            if (!isWeb(url)) {
                return Validated.invalid(NO_WEB_URL);
            }
            return url.getRawUserInfo() == null && url.getRawFragment() == null
                    ? protectedUrl(URI.create(url.toASCIIString()), "messages are sent there")
                    : Validated.invalid("must be a URL without credentials and #");
        } catch (URISyntaxException notAUrl) {
            return Validated.invalid("must be a URL such as https://example.org/path");
        }
    }

    private static Validated<URI> protectedUrl(URI url, String why) {
        return "https".equalsIgnoreCase(url.getScheme()) || HostName.isLoopback(url.getHost())
                ? Validated.valid(url)
                : Validated.invalid("must begin with https://, since " + why + "; http:// is for a test server"
                        + " on this machine, such as http://127.0.0.1:8089");
    }

    /** A page of ours, in its users' browsers: those show notifications for protected pages alone. */
    public static Validated<URI> page(String text) {
        return HostName.asciiIn(text).flatMap(UrlValidators::asciiPage);
    }

    private static Validated<URI> asciiPage(String text) {
        try {
            URI page = new URI(text);
            if (!isWeb(page) || page.getRawUserInfo() != null) {
                return Validated.invalid(NO_WEB_URL);
            }
            if (page.getRawQuery() != null || page.getRawFragment() != null) {
                return Validated.invalid("must be a URL without ? and #");
            }
            return "https".equalsIgnoreCase(page.getScheme()) || HostName.isLoopback(page.getHost())
                    ? Validated.valid(page)
                    : Validated.invalid(
                            "must begin with https://, since browsers show notifications for no other pages;"
                                    + " http:// is for a page on this machine, such as http://localhost:8090/bell/app");
        } catch (URISyntaxException notAUrl) {
            return Validated.invalid("must be a URL such as https://example.org/path");
        }
    }

    /** One of the two databases there are drivers and statements for. The ledger lives by the driver telling which rows are new. */
    public static Validated<String> jdbcUrl(String text) {
        if (!JDBC.matcher(text).matches()) {
            return Validated.invalid(
                    "must begin with jdbc:h2: or jdbc:postgresql:, since no other database is supported, such as"
                            + " jdbc:h2:file:./data/carillon or jdbc:postgresql://db.example.org/carillon");
        }
        return REWRITING.matcher(text).find()
                ? Validated.invalid("must be without reWriteBatchedInserts, which hides what was written already")
                : Validated.valid(text);
    }

    private static Validated<URI> url(String text, String hint) {
        return HostName.asciiIn(text).flatMap(ascii -> httpUrl(ascii, hint));
    }

    private static Validated<URI> httpUrl(String text, String hint) {
        try {
            URI url = new URI(text);
            if (!isWeb(url)) {
                return Validated.invalid(NO_WEB_URL);
            }
            if (url.getRawUserInfo() != null) {
                return Validated.invalid("must be a URL without credentials" + hint);
            }
            return url.getRawQuery() == null && url.getRawFragment() == null
                    ? Validated.valid(URI.create(text.replaceAll("/+$", "")))
                    : Validated.invalid("must be a URL without ? and #");
        } catch (URISyntaxException notAUrl) {
            return Validated.invalid("must be a URL such as https://example.org/path");
        }
    }

    private static boolean isWeb(URI url) {
        return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null;
    }
}
