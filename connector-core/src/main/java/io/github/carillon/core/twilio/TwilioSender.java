package io.github.carillon.core.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.type.PhoneNumber;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.SenderName;
import io.github.carillon.core.value.Secret;
import java.util.Optional;
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

    /** The recipient as Twilio wants it: WhatsApp, whichever side chooses it, has its prefix on both numbers. */
    PhoneNumber to(Sms sms) {
        boolean whatsApp = sms.whatsApp() || (from != null && SenderName.isWhatsApp(from));
        return new PhoneNumber(
                whatsApp ? SenderName.whatsApp(sms.to().value()) : sms.to().value());
    }

    /** The sender as Twilio wants it for this message, or null where a messaging service chooses it. */
    @Nullable String from(Sms sms) {
        return from == null || !sms.whatsApp() || SenderName.isWhatsApp(from) ? from : SenderName.whatsApp(from);
    }

    /** Only numbers send by WhatsApp, and Twilio's number for a pair that does not go together says so beforehand. */
    Optional<Outcome> refusal(Sms sms) {
        boolean pair = !sms.whatsApp() || from == null || SenderName.isWhatsApp(from) || from.startsWith("+");
        return pair
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        "21910", "TO is a WhatsApp number, and FROM is none: by WhatsApp only a number can send"));
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
