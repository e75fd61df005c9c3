package io.github.carillon.core.smtp;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.tls.ClientCertificate;
import io.github.carillon.core.tls.Pem;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Whom a connection to a mail server trusts, and by what certificate it shows who we are. */
final class SmtpTls {

    private SmtpTls() {}

    static void check(Section section) {
        section.together(SmtpKeys.CLIENT_CERTIFICATE, SmtpKeys.CLIENT_KEY);
        if (section.has(SmtpKeys.CLIENT_KEY_PASSWORD) && !section.has(SmtpKeys.CLIENT_KEY)) {
            section.together(SmtpKeys.CLIENT_KEY, SmtpKeys.CLIENT_KEY_PASSWORD);
        }
        boolean plain =
                section.parsed(SmtpKeys.SECURITY).filter(Security.PLAIN::equals).isPresent();
        for (Key<?> key : List.of(SmtpKeys.CA_FILE, SmtpKeys.CLIENT_CERTIFICATE)) {
            if (plain && section.has(key)) {
                section.mistake(key.name(), "goes with security=starttls or security=tls only");
            }
        }
        section.parsed(SmtpKeys.CLIENT_KEY).ifPresent(text -> checkKey(section, text));
    }

    static @Nullable SSLContext context(Section section) {
        return section.tls(
                section.find(SmtpKeys.CA_FILE).orElse(List.of()),
                client(section).orElse(null));
    }

    private static void checkKey(Section section, String text) {
        Validated<PrivateKey> key =
                Pem.key(text, section.parsed(SmtpKeys.CLIENT_KEY_PASSWORD).orElse(null));
        key.match(
                read -> {
                    section.parsed(SmtpKeys.CLIENT_CERTIFICATE)
                            .filter(chain -> !new ClientCertificate(read, chain).fits())
                            .ifPresent(chain -> section.mistake(
                                    SmtpKeys.CLIENT_KEY.name(),
                                    "names another key than that of the first certificate in "
                                            + section.fullName(SmtpKeys.CLIENT_CERTIFICATE.name())));
                    return section;
                },
                reason -> {
                    section.mistake(SmtpKeys.CLIENT_KEY.name(), reason);
                    return section;
                });
    }

    private static Optional<ClientCertificate> client(Section section) {
        Secret password = section.find(SmtpKeys.CLIENT_KEY_PASSWORD).orElse(null);
        return section.find(SmtpKeys.CLIENT_KEY)
                .flatMap(text -> Pem.key(text, password).match(Optional::of, reason -> Optional.empty()))
                .flatMap(key -> chain(section).map(chain -> new ClientCertificate(key, chain)));
    }

    private static Optional<List<X509Certificate>> chain(Section section) {
        return section.find(SmtpKeys.CLIENT_CERTIFICATE);
    }
}
