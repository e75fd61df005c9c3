package io.github.carillon.core.webpush;

import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.http.Urls;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The address of a device at its push service (RFC 8030, section 2). Whoever knows it can disturb the device's owner.
 *
 * @see <a href="https://unifiedpush.org/developers/spec/server/">UnifiedPush, server specification</a>
 */
final class Endpoint {

    /** What UnifiedPush allows. */
    private static final int LONGEST_UNIFIED = 1000;

    private static final int LONGEST = 2000;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int LARGEST_PORT = 65_535;

    private final URI uri;

    private Endpoint(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads one; asks nobody.
     *
     * @param insecure whether it may be without TLS
     */
    static Validated<Endpoint> parse(DeviceKind kind, String address, boolean insecure) {
        int longest = kind == DeviceKind.UNIFIED_PUSH ? LONGEST_UNIFIED : LONGEST;
        if (address.getBytes(StandardCharsets.UTF_8).length > longest) {
            return Validated.invalid("must have " + longest + " bytes at most");
        }
        try {
            return judge(Urls.written(address), insecure);
        } catch (IllegalArgumentException none) {
            return Validated.invalid("must be a URL, such as a browser's subscription says it");
        }
    }

    private static Validated<Endpoint> judge(URI uri, boolean insecure) {
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !(insecure && "http".equalsIgnoreCase(uri.getScheme()))) {
            return Validated.invalid("must begin with https://");
        }
        if (uri.getHost() == null || uri.getPort() > LARGEST_PORT) {
            return Validated.invalid("must name a host");
        }
        return uri.getRawUserInfo() == null && uri.getRawFragment() == null
                ? Validated.valid(new Endpoint(uri))
                : Validated.invalid("must be without a user's name and without #");
    }

    URI uri() {
        return uri;
    }

    String host() {
        return uri.getHost();
    }

    /** Scheme, host and port, the last only where it does not go without saying (RFC 6454, section 6.2). */
    String origin() {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /** A text of the push service's without what it may repeat of the address. */
    String removedFrom(String text) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String without = path.length() > 1 ? text.replace(path, "/***") : text;
        return last.isEmpty() ? without : without.replace(last, "***");
    }

    @Override
    public String toString() {
        return "Endpoint[***]";
    }
}
