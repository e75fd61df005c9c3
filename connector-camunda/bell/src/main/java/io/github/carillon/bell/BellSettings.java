package io.github.carillon.bell;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the plugin reaches the inbox.
 *
 * @param inbox the address of the inbox's API, without a slash at the end
 * @param secret what tokens are signed with, the same as the inbox checks them with
 * @param tenant the tenant of every reader; empty for none, {@value #OWN_TENANT} for the reader's own
 * @param app the address of the bell's page as users reach it, where they have themselves notified on a device; null
 *     where there is none
 */
record BellSettings(
        URI inbox, String secret, String tenant, @Nullable URI app) {

    static final String INBOX_URL = "CARILLON_BELL_INBOX_URL";
    static final String SECRET = "CARILLON_BELL_SECRET";
    static final String TENANT = "CARILLON_BELL_TENANT";
    static final String APP_URL = "CARILLON_BELL_APP_URL";

    /** The tenant that the reader belongs to, where that is exactly one. */
    static final String OWN_TENANT = "*";

    /** As long as what HS256 makes of it (RFC 7518, section 3.2). */
    private static final int SHORTEST_SECRET = 32;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** The settings, or empty with everything that is wrong added to the mistakes, by name and without the values. */
    static Optional<BellSettings> read(Function<String, @Nullable String> lookup, List<String> mistakes) {
        Optional<URI> inbox = address(lookup.apply(INBOX_URL));
        String page = lookup.apply(APP_URL);
        Optional<URI> app = address(page);
        String secret = lookup.apply(SECRET);
        String tenant = lookup.apply(TENANT);
        if (inbox.isEmpty()) {
            mistakes.add(INBOX_URL + " is not the address of the inbox, such as https://carillon.example.org/api");
        }
        if (page != null && !page.isBlank() && app.isEmpty()) {
            mistakes.add(
                    APP_URL + " is not the address of the bell's page, such as https://carillon.example.org/bell/app");
        }
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            mistakes.add(SECRET + " is missing, or shorter than " + SHORTEST_SECRET + " bytes");
            return Optional.empty();
        }
        return inbox.map(
                address -> new BellSettings(address, secret, tenant == null ? "" : tenant.strip(), app.orElse(null)));
    }

    /** The tenant whose inbox somebody with these memberships reads, or empty for that of no tenant. */
    String tenantOf(List<String> memberships) {
        if (!tenant.equals(OWN_TENANT)) {
            return tenant;
        }
        return memberships.size() == 1 ? memberships.get(0) : "";
    }

    private static Optional<URI> address(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address.strip().replaceAll("/+$", ""));
            return Optional.of(uri).filter(BellSettings::isPath);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isPath(URI uri) {
        return uri.getScheme() != null
                && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && !uri.getPath().isEmpty()
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    @Override
    public String toString() {
        return "BellSettings[inbox=" + inbox + ", secret=***, tenant=" + tenant + ", app=" + app + "]";
    }
}
