package io.github.carillon.app.settings;

import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection to a mail server. */
final class SmtpSection {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int SMTP = 25;

    private SmtpSection() {}

    /** Who logs in does so by a password or by access tokens. */
    static void checkCombinations(Section section) {
        SmtpTls.check(section);
        List<Key<?>> oauth = List.of(
                SmtpKeys.USER, SmtpKeys.OAUTH_TOKEN_URL, SmtpKeys.OAUTH_CLIENT_ID, SmtpKeys.OAUTH_CLIENT_SECRET);
        Optional<Key<?>> given = Stream.concat(oauth.stream().skip(1), Stream.of(SmtpKeys.OAUTH_SCOPE))
                .filter(section::has)
                .findFirst();
        if (given.isEmpty()) {
            section.together(SmtpKeys.USER, SmtpKeys.PASSWORD);
            return;
        }
        oauth.forEach(needed -> section.together(given.get(), needed));
        section.notBoth(SmtpKeys.PASSWORD, given.get());
    }

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
                section.get(SmtpKeys.MAX_CONNECTIONS),
                section.get(SmtpKeys.MAX_ATTACHMENTS),
                section.find(SmtpKeys.OAUTH_TOKEN_URL)
                        .map(url -> oauth(section, url))
                        .orElse(null),
                SmtpTls.context(section));
    }

    private static ClientCredentials oauth(Section section, URI tokenUrl) {
        return new ClientCredentials(
                tokenUrl,
                section.get(SmtpKeys.OAUTH_CLIENT_ID),
                section.get(SmtpKeys.OAUTH_CLIENT_SECRET),
                section.get(SmtpKeys.OAUTH_SCOPE));
    }

    private static int port(Security security) {
        return switch (security) {
            case STARTTLS -> SUBMISSION;
            case TLS -> SUBMISSION_OVER_TLS;
            case PLAIN -> SMTP;
        };
    }
}
