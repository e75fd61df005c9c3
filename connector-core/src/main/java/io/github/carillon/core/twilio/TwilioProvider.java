package io.github.carillon.core.twilio;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.http.HttpKeys;
import io.github.carillon.core.value.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections to Twilio, of type {@code twilio}. */
public final class TwilioProvider implements ChannelProvider {

    @Override
    public String type() {
        return "twilio";
    }

    @Override
    public Use use() {
        return Use.SMS;
    }

    @Override
    public List<Key<?>> keys() {
        return TwilioKeys.ALL;
    }

    @Override
    public void check(Section section) {
        section.notBoth(TwilioKeys.AUTH_TOKEN, TwilioKeys.API_KEY_SID);
        section.together(TwilioKeys.API_KEY_SID, TwilioKeys.API_KEY_SECRET);
        section.notBoth(TwilioKeys.FROM, TwilioKeys.MESSAGING_SERVICE_SID);
        boolean secret = section.has(TwilioKeys.AUTH_TOKEN)
                || section.has(TwilioKeys.API_KEY_SID)
                || section.has(TwilioKeys.API_KEY_SECRET);
        if (!secret) {
            section.mistake(
                    TwilioKeys.AUTH_TOKEN.name(),
                    "is missing: " + TwilioKeys.AUTH_TOKEN.meaning() + ", or an API key with api-key-sid and"
                            + " api-key-secret");
        }
    }

    @Override
    public TwilioSettings settings(Section section) {
        return new TwilioSettings(
                credentials(section),
                section.get(TwilioKeys.BASE_URL),
                section.find(TwilioKeys.REGION).orElse(null),
                section.find(TwilioKeys.EDGE).orElse(null),
                section.find(TwilioKeys.DEFAULT_COUNTRY).orElse(null),
                HttpKeys.limits(section, TwilioKeys.READ_TIMEOUT, TwilioKeys.MAX_CONNECTIONS));
    }

    private static SmsCredentials credentials(Section section) {
        @Nullable Secret secret = section.find(TwilioKeys.API_KEY_SECRET)
                .or(() -> section.find(TwilioKeys.AUTH_TOKEN))
                .orElse(null);
        return new SmsCredentials(
                section.get(TwilioKeys.ACCOUNT_SID),
                section.find(TwilioKeys.API_KEY_SID).orElse(null),
                secret,
                section.find(TwilioKeys.FROM).orElse(null),
                section.find(TwilioKeys.MESSAGING_SERVICE_SID).orElse(null));
    }
}
