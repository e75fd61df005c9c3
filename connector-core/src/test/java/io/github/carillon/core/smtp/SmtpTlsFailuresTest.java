package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.ReplyRulesTest.reasonOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which TLS does not come about says what to do. */
class SmtpTlsFailuresTest {

    private static TestCertificate localhost;
    private static TestCertificate elsewhere;
    private static TestCertificate expired;

    private SmtpTestServer server;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        localhost = TestCertificate.forNames(directory, "dns:localhost");
        elsewhere = TestCertificate.forNames(directory, "dns:mail.example.org");
        expired = TestCertificate.expired(directory, "dns:localhost");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void an_expired_certificate_is_to_be_renewed(Security security) throws GeneralSecurityException {
        Outcome outcome = send(security, expired, expired);

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("CERTIFICATE_EXPIRED");
        assertThat(reasonOf(outcome)).contains("has expired", "must renew it");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void for_a_certificate_of_another_name_a_name_is_to_be_configured(Security security)
            throws GeneralSecurityException {
        Outcome outcome = send(security, elsewhere, elsewhere);

        assertThat(codeOf(outcome)).isEqualTo("CERTIFICATE_NAME");
        assertThat(reasonOf(outcome)).contains("other names than the configured one");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void for_an_unknown_issuer_the_key_for_its_certificate_is_named(Security security) throws GeneralSecurityException {
        Outcome outcome = send(security, localhost, elsewhere);

        assertThat(codeOf(outcome)).isEqualTo("UNTRUSTED_CERTIFICATE");
        assertThat(reasonOf(outcome)).contains("tls.ca-file", "ca-file");
    }

    @Test
    void tls_on_a_port_that_speaks_in_clear_says_so() {
        server = SmtpTestServer.start();

        Outcome outcome = send(Security.TLS);

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("TLS_FAILED");
        assertThat(reasonOf(outcome)).contains("set security to starttls");
    }

    /** Nobody may listen on 465 in a test: by what is found out there, a connection without a greeting. */
    @Test
    void starttls_on_the_port_that_speaks_tls_at_once_says_so() {
        Outcome outcome = FailureRules.whileOpening(
                settings(465, Security.STARTTLS), true, SmtpPhase.CONNECT, new SocketTimeoutException());

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(reasonOf(outcome)).contains("set security to tls");
    }

    @Test
    void a_port_465_that_cannot_be_reached_is_just_that() {
        Outcome outcome = FailureRules.whileOpening(
                settings(465, Security.STARTTLS), false, SmtpPhase.CONNECT, new SocketTimeoutException());

        assertThat(codeOf(outcome)).isEqualTo("TIMEOUT");
    }

    /** With STARTTLS the same may be lost: by TLS 1.3 the server says so while we go on with EHLO. */
    @Test
    void a_server_that_misses_our_certificate_says_so() throws GeneralSecurityException {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults()
                .withImplicitTls(localhost.serverTrusting(elsewhere))
                .withClientCertificate());

        Outcome outcome = send(Security.TLS, localhost);

        assertThat(codeOf(outcome)).isEqualTo("CLIENT_CERTIFICATE");
        assertThat(reasonOf(outcome)).contains("client-certificate-file");
    }

    private Outcome send(Security security, TestCertificate own, TestCertificate trusted)
            throws GeneralSecurityException {
        SmtpTestServerOptions options = SmtpTestServerOptions.defaults();
        server = SmtpTestServer.start(
                security == Security.TLS ? options.withImplicitTls(own.server()) : options.withStartTls(own.server()));
        return send(security, trusted);
    }

    private Outcome send(Security security, TestCertificate trusted) throws GeneralSecurityException {
        SmtpSettings settings = settings(server.port(), security);
        try (var channel = new SmtpChannel(settings, Clock.systemUTC(), trusted.trusted())) {
            return channel.send(delivery(mail(ANN)));
        }
    }

    private Outcome send(Security security) {
        try (var channel = new SmtpChannel(settings(server.port(), security), Clock.systemUTC())) {
            return channel.send(delivery(mail(ANN)));
        }
    }
}
