package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.tls.ClientCertificate;
import io.github.carillon.core.tls.Pem;
import io.github.carillon.core.tls.TlsContexts;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A private certificate authority and a client's certificate, as PEM. */
class SmtpOwnCertificatesTest {

    private static TestCertificate server;
    private static TestCertificate client;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        server = TestCertificate.forNames(directory, "dns:localhost");
        client = TestCertificate.forNames(directory, "dns:worker.example.org");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_private_authority_is_trusted_once_it_is_named(Security security) throws GeneralSecurityException {
        SmtpTestServerOptions options = SmtpTestServerOptions.defaults();
        options = security == Security.TLS
                ? options.withImplicitTls(server.server())
                : options.withStartTls(server.server());
        try (var relay = SmtpTestServer.start(options)) {
            assertThat(codeOf(send(relay, security, null))).isEqualTo("UNTRUSTED_CERTIFICATE");
            assertThat(send(relay, security, TlsContexts.of(authorities(), null)))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void a_server_that_asks_for_it_is_shown_the_clients_certificate(Security security) throws Exception {
        SSLContext own = server.serverTrusting(client);
        SmtpTestServerOptions options = SmtpTestServerOptions.defaults();
        options = security == Security.TLS ? options.withImplicitTls(own) : options.withStartTls(own);
        PrivateKey key = value(Pem.key(client.keyPem("open sesame"), Secret.of("open sesame")));
        var shown = new ClientCertificate(key, value(Pem.certificates(client.certificatePem())));
        try (var relay = SmtpTestServer.start(options.withClientCertificate())) {
            assertThat(shown.fits()).isTrue();
            assertThat(send(relay, security, TlsContexts.of(authorities(), shown)))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void a_key_is_read_only_where_it_is_one_and_by_its_password() throws Exception {
        String hidden = client.keyPem("open sesame");

        assertThat(Pem.isEncryptedKey(hidden)).isTrue();
        assertThat(reason(Pem.key(hidden, null))).contains("whose password is not given");
        assertThat(reason(Pem.key(hidden, Secret.of("wrong")))).contains("the password does not open");
        assertThat(reason(Pem.key(client.certificatePem(), null))).contains("without a private key");
        assertThat(reason(Pem.key("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", null)))
                .contains("cannot be read");
        assertThat(reason(Pem.key("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----", null)))
                .contains("openssl pkcs8 -topk8");
        assertThat(value(Pem.key(client.keyPem(), null)).getAlgorithm()).isEqualTo("EC");
    }

    @Test
    void a_key_as_openssl_encrypts_it_is_read() {
        // made for this test by: openssl pkcs8 -topk8 -passout pass:abc
        String key = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhE/JPJOeDKLgICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEJRmbum2viq9F+ZgFnpjVYwEgZAG
            9oWRHaLUrIJ+f6SPf0tawEup8+yJ4c5U2qf966owl6eysjJ6DZ2qBsGnARTTtHKS
            kw3VhHNwTM3WDDGQT3I+VOWTXXqod5rhS3LupLj/GHfHoKyXqTznByuaGN7fa/z1
            y1L2lH374AXQlwXCa6pX3gbADAGap/oKJ1ljy1pyoGadOansZVReVy3MLyek7fY=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

        assertThat(value(Pem.key(key, Secret.of("abc"))).getAlgorithm()).isEqualTo("EC");
        assertThat(reason(Pem.key(key, Secret.of("abd")))).contains("the password does not open");
    }

    @Test
    void a_file_without_a_good_certificate_is_none() throws Exception {
        assertThat(reason(Pem.certificates(client.keyPem()))).contains("without a certificate");
        assertThat(reason(Pem.certificates("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")))
                .contains("cannot be read");
        assertThat(value(Pem.certificates("# ours\n" + client.certificatePem() + server.certificatePem())))
                .hasSize(2);
    }

    @Test
    void a_certificate_fits_its_own_key_only() throws Exception {
        PrivateKey key = value(Pem.key(client.keyPem(), null));

        assertThat(new ClientCertificate(key, authorities()).fits()).isFalse();
    }

    private static List<X509Certificate> authorities() throws GeneralSecurityException {
        return value(Pem.certificates(server.certificatePem()));
    }

    private static Outcome send(SmtpTestServer relay, Security security, @Nullable SSLContext tls) {
        SmtpSettings plain = settings(relay.port(), security);
        SmtpSettings settings = new SmtpSettings(
                plain.host(),
                plain.port(),
                security,
                null,
                null,
                plain.from(),
                plain.connectTimeout(),
                plain.readTimeout(),
                plain.writeTimeout(),
                plain.finalDotTimeout(),
                1,
                1000,
                null,
                tls);
        try (var channel = new SmtpChannel(settings, Clock.systemUTC())) {
            return channel.send(delivery(mail(ANN)));
        }
    }

    private static <T> T value(Validated<T> parsed) {
        return parsed.match(value -> value, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static String reason(Validated<?> parsed) {
        return parsed.match(value -> "read", reason -> reason);
    }
}
