package io.github.carillon.core.fcm;

import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.testserver.FcmTestServer;
import io.github.carillon.testserver.GoogleAccount;
import java.time.Duration;

/** What the tests of FCM share. */
final class FcmSamples {

    static final GoogleAccount ACCOUNT = GoogleAccount.of("shop-1a2b3");
    static final String PHONE = "fXyZ0123:APA91b-a_registration_token";
    static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), 4);
    static final HttpLimits IMPATIENT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofSeconds(20), 4);

    private FcmSamples() {}

    static FcmSettings settings(FcmTestServer fcm, GoogleAccount account, Shown shown, HttpLimits limits) {
        ServiceAccount read = ServiceAccount.parse(account.keyFile()).match(good -> good, reason -> {
            throw new AssertionError(reason);
        });
        return new FcmSettings(fcm.baseUri(), fcm.baseUri().resolve(FcmTestServer.TOKEN_PATH), read, shown, limits);
    }
}
