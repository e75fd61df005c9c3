package io.github.carillon.app.settings;

import io.github.carillon.app.settings.ConnectionKeys.Kind;
import java.util.List;
import java.util.Optional;

/** One connection of either type. */
final class ConnectionSection {

    private ConnectionSection() {}

    static void check(Section section) {
        section.check(List.of(ConnectionKeys.TYPE));
        Optional<Kind> kind = kind(section);
        kind.ifPresent(known -> {
            section.check(ConnectionKeys.of(known));
            switch (known) {
                case SMTP -> section.together(SmtpKeys.USER, SmtpKeys.PASSWORD);
                case TWILIO -> TwilioSection.checkCombinations(section);
            }
        });
        UnknownKeys.checkConnection(section, kind);
    }

    /** The type, unless it is missing or mistaken. */
    static Optional<Kind> kind(Section section) {
        return section.parsed(ConnectionKeys.TYPE);
    }

    static ConnectionSettings settings(Section section) {
        return switch (section.get(ConnectionKeys.TYPE)) {
            case SMTP -> new ConnectionSettings.Smtp(SmtpSection.settings(section));
            case TWILIO -> new ConnectionSettings.Twilio(TwilioSection.settings(section));
        };
    }
}
