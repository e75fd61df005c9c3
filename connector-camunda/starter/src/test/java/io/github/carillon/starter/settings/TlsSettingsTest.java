package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.core.tls.TlsContexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSettingsTest {

    /** Self-signed by openssl for this test, until 2126. */
    private static final String AUTHORITY = """
            -----BEGIN CERTIFICATE-----
            MIIBmjCCAUGgAwIBAgIUPV+hUGlCu+7j96Bpzld61wcS8lowCgYIKoZIzj0EAwIw
            IjEgMB4GA1UEAwwXQ2FyaWxsb24gdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI4MjE1
            MzI4WhgPMjEyNjExMDQyMTUzMjhaMCIxIDAeBgNVBAMMF0NhcmlsbG9uIHRlc3Qg
            YXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9cQ6plSL2rt4kDkO
            EoXMtTry73ZcBNCnibGyS5jDDszp2znSNTeTl5JQ7JKvfc+Uy0oj69QmR4XRTvc0
            K56yaaNTMFEwHQYDVR0OBBYEFANTgSLH2dlDs7o0k73Kvvog+DueMB8GA1UdIwQY
            MBaAFANTgSLH2dlDs7o0k73Kvvog+DueMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
            zj0EAwIDRwAwRAIgAxp0k4enR5/uAGUNF8a1EBYbYXXsqyP8Sic7CYEtao4CIGa8
            2NBl4MS3/bss1idwvNMngBqydVShH3NT/sagR1lk
            -----END CERTIFICATE-----
            """;

    @TempDir
    private Path folder;

    @Test
    void without_keys_the_platform_is_trusted() {
        assertThat(smtp(Configured.least()).tls()).isNull();
    }

    @Test
    void a_private_authority_is_trusted_by_one_connection_or_by_all() throws Exception {
        String file = file("ca.pem", AUTHORITY);

        assertThat(smtp(Configured.least().with("connections.mail.ca-file", file))
                        .tls())
                .isNotNull();
        assertThat(smtp(Configured.least().with("tls.ca-file", file)).tls()).isNotNull();
        assertThat(TlsContexts.platformMistake()).isEmpty();
    }

    @Test
    void files_that_hold_nothing_of_use_are_mistakes_with_their_keys() throws Exception {
        Configured configured = Configured.least()
                .with("tls.ca-file", folder.resolve("missing.pem").toString())
                .with("connections.mail.ca-file", file("empty.pem", "nothing"))
                .with("connections.mail.client-certificate-file", file("certificate.pem", AUTHORITY))
                .with("connections.mail.client-key-file", file("key.pem", key()));

        assertThat(configured.mistakes())
                .anyMatch(mistake -> mistake.startsWith("carillon.tls.ca-file names no file"))
                .anyMatch(mistake -> mistake.startsWith("carillon.connections.mail.ca-file names a file without"))
                .anyMatch(mistake -> mistake.startsWith("carillon.connections.mail.client-key-file names another key"))
                .hasSize(3);
    }

    @Test
    void a_certificate_needs_its_key_and_a_protected_connection() throws Exception {
        Configured configured = Configured.least()
                .with("connections.mail.security", "plain")
                .with("connections.mail.client-certificate-file", file("certificate.pem", AUTHORITY));

        assertThat(configured.mistakes())
                .anyMatch(mistake -> mistake.startsWith("carillon.connections.mail.client-key-file is missing"))
                .anyMatch(mistake -> mistake.contains("client-certificate-file goes with security=starttls"))
                .hasSize(2);
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String key() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static SmtpSettings smtp(Configured configured) {
        return (SmtpSettings) configured.read().connections().get("mail").settings();
    }
}
