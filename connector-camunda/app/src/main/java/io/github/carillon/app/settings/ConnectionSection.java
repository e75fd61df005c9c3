package io.github.carillon.app.settings;

import io.github.carillon.app.settings.ConnectionKeys.Kind;
import io.github.carillon.core.resilience.Rate;
import java.util.Optional;

/** One connection of any type. */
final class ConnectionSection {

    private ConnectionSection() {}

    static void check(Section section) {
        section.check(ConnectionKeys.COMMON);
        Optional<Kind> kind = kind(section);
        kind.ifPresent(known -> {
            section.check(ConnectionKeys.of(known));
            switch (known) {
                case SMTP -> SmtpSection.checkCombinations(section);
                case TWILIO -> TwilioSection.checkCombinations(section);
                case GRAPH -> MailServiceSection.checkGraph(section);
                case SENDGRID, SES -> {}
            }
        });
        if (section.has(ConnectionKeys.BURST) && !section.has(ConnectionKeys.RATE)) {
            section.together(ConnectionKeys.RATE, ConnectionKeys.BURST);
        }
        UnknownKeys.checkConnection(section, kind);
    }

    /** The type, unless it is missing or mistaken. */
    static Optional<Kind> kind(Section section) {
        return section.parsed(ConnectionKeys.TYPE);
    }

    static ConnectionLimits limits(Section section) {
        Rate rate = section.find(ConnectionKeys.RATE)
                .map(perSecond ->
                        new Rate(perSecond, section.find(ConnectionKeys.BURST).orElse((int) Math.max(1, perSecond))))
                .orElse(null);
        return new ConnectionLimits(rate, section.find(ConnectionKeys.ATTEMPTS).orElse(null));
    }

    static ConnectionSettings settings(Section section) {
        return switch (section.get(ConnectionKeys.TYPE)) {
            case SMTP -> new ConnectionSettings.Smtp(SmtpSection.settings(section));
            case TWILIO -> new ConnectionSettings.Twilio(TwilioSection.settings(section));
            case GRAPH -> new ConnectionSettings.Graph(MailServiceSection.graph(section));
            case SENDGRID -> new ConnectionSettings.SendGrid(MailServiceSection.sendGrid(section));
            case SES -> new ConnectionSettings.Ses(MailServiceSection.ses(section));
        };
    }
}
