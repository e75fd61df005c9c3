package io.github.carillon.app.settings;

import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.smtp.SmtpSettings.Security;

/** A connection to a mail server. */
final class SmtpSection {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int SMTP = 25;

    private SmtpSection() {}

    static SmtpSettings settings(Section section) {
        Security security = section.get(SmtpKeys.SECURITY);
        return new SmtpSettings(
                section.get(SmtpKeys.HOST),
                section.find(SmtpKeys.PORT).orElseGet(() -> port(security)),
                security,
                section.find(SmtpKeys.USER).orElse(null),
                section.find(SmtpKeys.PASSWORD).orElse(null),
                section.get(SmtpKeys.FROM),
                section.get(SmtpKeys.CONNECT_TIMEOUT),
                section.get(SmtpKeys.READ_TIMEOUT),
                section.get(SmtpKeys.WRITE_TIMEOUT),
                section.get(SmtpKeys.FINAL_DOT_TIMEOUT),
                section.get(SmtpKeys.MAX_CONNECTIONS));
    }

    private static int port(Security security) {
        return switch (security) {
            case STARTTLS -> SUBMISSION;
            case TLS -> SUBMISSION_OVER_TLS;
            case PLAIN -> SMTP;
        };
    }
}
