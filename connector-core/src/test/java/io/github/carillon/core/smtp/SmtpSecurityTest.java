package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.ReplyRulesTest.reasonOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static io.github.carillon.core.smtp.Samples.withHost;
import static io.github.carillon.core.smtp.Samples.withLogin;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.Fault.Phase;
import io.github.carillon.testserver.SmtpCommand;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSecurityTest {

    private static final String USER = "relay-user";
    private static final String PASSWORD = "a-Secret-that-must-not-leak";

    private static TestCertificate localhost;
    private static TestCertificate elsewhere;

    private SmtpTestServer server;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        localhost = TestCertificate.forNames(directory, "dns:localhost");
        elsewhere = TestCertificate.forNames(directory, "dns:mail.example.org");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void over_starttls_nothing_but_the_upgrade_is_said_in_clear() throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));

        assertThat(send(Security.STARTTLS, localhost)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.sessions().get(0))
                .filteredOn(command -> !command.encrypted())
                .extracting(command -> command.line().replaceAll(" .*", ""))
                .containsExactly("EHLO", "STARTTLS");
    }

    @Test
    void over_implicit_tls_nothing_is_said_in_clear() throws GeneralSecurityException {
        serve(options -> options.withImplicitTls(contextOf(localhost)).withLogin(USER, PASSWORD));

        assertThat(send(Security.TLS, localhost)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.sessions().get(0)).isNotEmpty().allMatch(SmtpCommand::encrypted);
    }

    @Test
    void without_starttls_no_password_and_no_mail_is_sent() throws GeneralSecurityException {
        serve(options -> options.withLogin(USER, PASSWORD));

        Outcome outcome = send(Security.STARTTLS, localhost);

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("STARTTLS_NOT_OFFERED");
        assertThat(server.sessions().get(0)).allMatch(command -> command.line().matches("EHLO .*|QUIT"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_certificate_that_nobody_trusts_is_a_misconfiguration(boolean implicit) throws GeneralSecurityException {
        serve(options -> tls(options, localhost, implicit).withLogin(USER, PASSWORD));

        Outcome outcome = send(implicit ? Security.TLS : Security.STARTTLS, elsewhere);

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("UNTRUSTED_CERTIFICATE");
        assertThat(server.connections()).as("no second, laxer try").isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_trusted_certificate_of_another_name_is_a_misconfiguration(boolean implicit) throws GeneralSecurityException {
        serve(options -> tls(options, elsewhere, implicit).withLogin(USER, PASSWORD));

        Outcome outcome = send(implicit ? Security.TLS : Security.STARTTLS, elsewhere);

        assertThat(codeOf(outcome)).isEqualTo("CERTIFICATE_NAME");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void the_certificate_is_checked_against_the_configured_address_and_not_its_reverse_name()
            throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)));
        SmtpSettings byAddress = withHost(settings(server.port(), Security.STARTTLS), "127.0.0.1");

        try (var channel = new SmtpChannel(byAddress, Clock.systemUTC(), localhost.trusted())) {
            assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("CERTIFICATE_NAME");
        }
    }

    @Test
    void a_certificate_that_the_platform_does_not_know_is_not_trusted_by_default() throws Exception {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(30_000);
        var greenMail = new GreenMail(setup);
        greenMail.start();
        SmtpSettings settings = settings(greenMail.getSmtps().getPort(), Security.TLS);
        try (InputStream keys = GreenMail.class.getResourceAsStream("/greenmail.p12");
                var byDefault = new SmtpChannel(settings, Clock.systemUTC());
                var ownTrust = new SmtpChannel(
                        settings, Clock.systemUTC(), TestCertificate.of(keys).trusted())) {
            assertThat(codeOf(byDefault.send(delivery(mail(ANN))))).isEqualTo("UNTRUSTED_CERTIFICATE");
            assertThat(codeOf(ownTrust.send(delivery(mail(ANN)))))
                    .as("trusted, but not made for localhost")
                    .isEqualTo("CERTIFICATE_NAME");
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void a_wrong_password_is_a_misconfiguration_that_shows_no_credentials() throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, "another"));
        String base64 = Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));
        server.next(Fault.reply(Phase.AUTH, "535 5.7.8 no " + USER + " with " + PASSWORD + " " + base64));

        Outcome outcome = send(Security.STARTTLS, localhost);

        assertThat(outcome).isEqualTo(new Outcome.Misconfigured("5.7.8", "the login was answered by 535 5.7.8"));
    }

    @Test
    void a_connection_lost_during_the_login_defers() throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));
        server.next(Fault.drop(Phase.AUTH));

        assertThat(send(Security.STARTTLS, localhost)).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void a_connection_lost_once_it_was_secured_defers() throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));
        server.next(Fault.drop(Phase.SECURED_EHLO));

        Outcome outcome = send(Security.STARTTLS, localhost);

        assertThat(outcome)
                .isEqualTo(new Outcome.Deferred("CONNECTION_LOST", "EHLO broke off", null, Scope.CONNECTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.3.2 shutting down", "451 4.3.2 busy"})
    void a_server_without_time_once_the_connection_was_secured_defers(String reply) throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));
        server.next(Fault.reply(Phase.SECURED_EHLO, reply));

        Outcome outcome = send(Security.STARTTLS, localhost);

        assertThat(outcome)
                .isEqualTo(new Outcome.Deferred("4.3.2", "EHLO was answered by " + reply, null, Scope.CONNECTION));
    }

    @Test
    void a_login_missing_in_the_configuration_is_a_misconfiguration() {
        serve(options -> options.withLogin(USER, PASSWORD));
        try (var channel = new SmtpChannel(settings(server.port(), Security.PLAIN), Clock.systemUTC())) {
            assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Misconfigured.class);
        }
    }

    @Test
    void a_check_names_the_server_and_what_is_wrong_and_shows_no_secret() throws GeneralSecurityException {
        serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));
        SmtpSettings right = withLogin(settings(server.port(), Security.STARTTLS), USER, PASSWORD);
        SmtpSettings wrong = withLogin(settings(server.port(), Security.STARTTLS), USER, "wrong");

        Health good = check(right);
        Health bad = check(wrong);

        assertThat(good).isEqualTo(new Health(true, "localhost:" + server.port() + " (STARTTLS) takes mail"));
        assertThat(bad.ok()).isFalse();
        assertThat(bad.detail()).contains("localhost", "5.7.8").doesNotContain("wrong", USER);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void no_outcome_of_a_login_shows_the_password() throws GeneralSecurityException {
        for (String reply : List.of("535 5.7.8 " + PASSWORD, "454 4.7.0 " + PASSWORD, "421 4.7.0 " + PASSWORD)) {
            serve(options -> options.withStartTls(contextOf(localhost)).withLogin(USER, PASSWORD));
            server.next(Fault.reply(Phase.AUTH, reply));
            assertThat(reasonOf(send(Security.STARTTLS, localhost))).doesNotContain(PASSWORD);
            server.close();
        }
    }

    private void serve(UnaryOperator<SmtpTestServerOptions> change) {
        server = SmtpTestServer.start(change.apply(SmtpTestServerOptions.defaults()));
    }

    private Outcome send(Security security, TestCertificate trusted) throws GeneralSecurityException {
        SmtpSettings settings = withLogin(settings(server.port(), security), USER, PASSWORD);
        try (var channel = new SmtpChannel(settings, Clock.systemUTC(), trusted.trusted())) {
            return channel.send(delivery(mail(ANN)));
        }
    }

    private Health check(SmtpSettings settings) throws GeneralSecurityException {
        try (var channel = new SmtpChannel(settings, Clock.systemUTC(), localhost.trusted())) {
            return channel.check();
        }
    }

    private static SmtpTestServerOptions tls(
            SmtpTestServerOptions options, TestCertificate certificate, boolean implicit) {
        return implicit
                ? options.withImplicitTls(contextOf(certificate))
                : options.withStartTls(contextOf(certificate));
    }

    private static SSLContext contextOf(TestCertificate certificate) {
        try {
            return certificate.server();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
