package io.github.carillon.core.twilio;

import io.github.carillon.core.http.Urls;
import java.net.URI;

/**
 * Where the API is. Region and edge are part of Twilio's own host names, so they only count at Twilio.
 *
 * @param url {@code https://api.twilio.com}, or a test server's or gateway's address
 */
record BaseUrl(URI url) {

    private static final String TWILIO = "api.twilio.com";

    /** One of twilio-java's addresses, at this server: path and query stay. */
    URI of(URI address) {
        return TWILIO.equals(url.getHost()) ? address : Urls.moved(address, url);
    }
}
