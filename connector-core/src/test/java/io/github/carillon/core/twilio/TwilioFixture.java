package io.github.carillon.core.twilio;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.TwilioAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The names and values that the tests of this package share. */
final class TwilioFixture {

    static final String SID = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "the auth token";
    static final String KEY = "SK0123456789abcdef0123456789abcdef";
    static final String KEY_SECRET = "the key's secret";
    static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    static final String FROM = "+15005550006";
    static final String TO = "+33612345678";
    static final String BODY = "Votre dossier est prêt.";

    static final TwilioAccount ACCOUNT = new TwilioAccount(SID, TOKEN, Map.of(KEY, KEY_SECRET));
    static final SmsCredentials RIGHT = new SmsCredentials(SID, null, Secret.of(TOKEN), FROM, null);
    static final SmsCredentials NONE = new SmsCredentials(null, null, null, null, null);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    private TwilioFixture() {}

    /** With time-outs that are not reached. */
    static TwilioSettings settings(URI baseUrl, SmsCredentials credentials) {
        Duration patience = Duration.ofSeconds(20);
        return new TwilioSettings(
                credentials, baseUrl, "ie1", "dublin", null, new HttpLimits(patience, patience, patience, 4));
    }

    static Delivery<Sms> delivery() {
        return delivery(TO, BODY);
    }

    static Delivery<Sms> delivery(String to, String body) {
        return delivery(new Sms(new PhoneNumber(to), body, List.of(), null));
    }

    static Delivery<Sms> delivery(Sms sms) {
        return new Delivery<>(
                new DeliveryKey("engine", "", "task", "ann", "sms", sms.to().value()), sms);
    }
}
