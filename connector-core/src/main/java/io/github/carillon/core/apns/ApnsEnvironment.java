package io.github.carillon.core.apns;

import io.github.carillon.core.http.Urls;
import java.net.URI;

/** Which of Apple's two services; a device token is known by one of them alone. */
enum ApnsEnvironment {
    PRODUCTION("https://api.push.apple.com"),
    SANDBOX("https://api.sandbox.push.apple.com");

    private final String address;

    ApnsEnvironment(String address) {
        this.address = address;
    }

    URI url() {
        return Urls.written(address);
    }
}
