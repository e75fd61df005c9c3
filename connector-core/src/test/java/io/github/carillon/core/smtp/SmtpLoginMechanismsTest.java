package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.ReplyRulesTest.reasonOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static io.github.carillon.core.smtp.Samples.withLogin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpLoginMechanismsTest {

    private static final String USER = "relay-user";
    private static final String PASSWORD = "a-Secret-that-must-not-leak";

    private SmtpTestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "CRAM-MD5"})
    void a_password_is_shown_by_the_only_mechanism_offered(String mechanism) {
        offer(mechanism);

        assertThat(send(PASSWORD)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.sessions().get(0).get(1).line()).startsWith("AUTH " + mechanism);
    }

    @Test
    void by_cram_md5_the_password_is_never_said() {
        offer("CRAM-MD5");

        send(PASSWORD);

        assertThat(server.sessions().get(0))
                .extracting(command -> new String(decoded(command.line()), StandardCharsets.UTF_8))
                .noneMatch(said -> said.contains(PASSWORD));
    }

    @Test
    void a_wrong_password_by_cram_md5_is_a_misconfiguration() {
        offer("CRAM-MD5");

        assertThat(send("another"))
                .isEqualTo(new Outcome.Misconfigured("5.7.8", "the login was answered by 535 5.7.8"));
    }

    @Test
    void what_is_usual_goes_before_cram_md5() {
        offer("CRAM-MD5", "PLAIN");

        assertThat(send(PASSWORD)).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.sessions().get(0).get(1).line()).startsWith("AUTH PLAIN");
    }

    @Test
    void where_no_mechanism_fits_both_sides_are_named() {
        offer("SCRAM-SHA-256", "GSSAPI");

        Outcome outcome = send(PASSWORD);

        assertThat(codeOf(outcome)).isEqualTo("AUTH_NOT_OFFERED");
        assertThat(reasonOf(outcome)).contains("SCRAM-SHA-256, GSSAPI only", "PLAIN, LOGIN or CRAM-MD5", "XOAUTH2");
        assertThat(server.sessions().get(0)).noneMatch(command -> command.line().startsWith("AUTH"));
    }

    @Test
    void where_only_tokens_are_taken_the_keys_for_them_are_named() {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults().withTokenLogin(USER, token -> true));

        assertThat(reasonOf(send(PASSWORD))).contains("by XOAUTH2 only", "oauth keys instead of the password");
    }

    @Test
    void where_no_login_is_offered_at_all_it_says_so() {
        server = SmtpTestServer.start();

        Outcome outcome = send(PASSWORD);

        assertThat(codeOf(outcome)).isEqualTo("AUTH_NOT_OFFERED");
        assertThat(reasonOf(outcome)).contains("offers no login", "leave out user and password");
    }

    private void offer(String... mechanisms) {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults().withLogin(USER, PASSWORD, mechanisms));
    }

    private Outcome send(String password) {
        SmtpSettings settings = withLogin(settings(server.port(), Security.PLAIN), USER, password);
        try (var channel = new SmtpChannel(settings, Clock.systemUTC())) {
            return channel.send(delivery(mail(ANN)));
        }
    }

    private static byte[] decoded(String line) {
        try {
            return Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException notBase64) {
            return line.getBytes(StandardCharsets.UTF_8);
        }
    }
}
