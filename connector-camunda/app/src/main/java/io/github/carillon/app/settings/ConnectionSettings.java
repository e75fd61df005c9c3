package io.github.carillon.app.settings;

import io.github.carillon.core.mailapi.GraphSettings;
import io.github.carillon.core.mailapi.SendGridSettings;
import io.github.carillon.core.mailapi.SesSettings;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.twilio.TwilioSettings;

/** One connection, by its type. */
public sealed interface ConnectionSettings {

    <R> R match(Cases<R> cases);

    /**
     * What to make of each type.
     *
     * @param <R> what is made
     */
    interface Cases<R> {

        R smtp(SmtpSettings smtp);

        R twilio(TwilioSettings twilio);

        R graph(GraphSettings graph);

        R sendGrid(SendGridSettings sendGrid);

        R ses(SesSettings ses);
    }

    /** A mail server. */
    record Smtp(SmtpSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.smtp(settings);
        }
    }

    /** An account at Twilio. */
    record Twilio(TwilioSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.twilio(settings);
        }
    }

    /** A mailbox of Exchange Online, by Microsoft Graph. */
    record Graph(GraphSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.graph(settings);
        }
    }

    /** An account at SendGrid. */
    record SendGrid(SendGridSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendGrid(settings);
        }
    }

    /** A region of Amazon SES. */
    record Ses(SesSettings settings) implements ConnectionSettings {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ses(settings);
        }
    }
}
