package io.github.carillon.app.settings;

import io.github.carillon.core.sms.TwilioSettings;
import io.github.carillon.core.smtp.SmtpSettings;
import java.util.function.Function;

/** One connection, by its type. */
public sealed interface ConnectionSettings {

    <R> R match(Function<SmtpSettings, R> smtp, Function<TwilioSettings, R> twilio);

    /** A mail server. */
    record Smtp(SmtpSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Function<SmtpSettings, R> smtp, Function<TwilioSettings, R> twilio) {
            return smtp.apply(settings);
        }
    }

    /** An account at Twilio. */
    record Twilio(TwilioSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Function<SmtpSettings, R> smtp, Function<TwilioSettings, R> twilio) {
            return twilio.apply(settings);
        }
    }
}
