package io.github.carillon.core.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.TwilioRestClient;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Complete credentials: what a message can be sent with.
 *
 * @param accountSid whose message it is
 * @param user the account SID, or the API key's
 * @param secret what goes with the user
 * @param from the sender, or null where a messaging service chooses it
 * @param messagingServiceSid or null where {@code from} is given
 */
record TwilioSender(
        String accountSid,
        String user,
        Secret secret,
        @Nullable String from,
        @Nullable String messagingServiceSid) {

    /** True for an API key, which, unless it is a main key, cannot read the account. */
    boolean isApiKey() {
        return !user.equals(accountSid);
    }

    boolean isWhatsApp() {
        return from != null && SenderName.isWhatsApp(from);
    }

    /** A number as Twilio wants it: WhatsApp is chosen by the sender, and has its prefix on both numbers. */
    com.twilio.type.PhoneNumber address(PhoneNumber number) {
        return new com.twilio.type.PhoneNumber((isWhatsApp() ? "whatsapp:" : "") + number.value());
    }

    TwilioRestClient client(HttpClient http, TwilioSettings settings) {
        return new TwilioRestClient.Builder(user, secret.reveal())
                .accountSid(accountSid)
                .region(settings.region())
                .edge(settings.edge())
                .httpClient(http)
                .build();
    }
}
