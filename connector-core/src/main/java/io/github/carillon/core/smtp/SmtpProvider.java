package io.github.carillon.core.smtp;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.connection.ChannelProvider;
import io.github.carillon.core.connection.Use;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Connections to mail servers, of type {@code smtp}. */
public final class SmtpProvider implements ChannelProvider {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;
    private static final int SMTP = 25;

    @Override
    public String type() {
        return "smtp";
    }

    @Override
    public Use use() {
        return Use.SMTP;
    }

    @Override
    public List<Key<?>> keys() {
        return SmtpKeys.ALL;
    }

    /** Who logs in does so by a password or by access tokens. */
    @Override
    public void check(Section section) {
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

    @Override
    public SmtpSettings settings(Section section) {
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
