package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.ReplyRulesTest.reasonOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.mailWithText;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.SmtpCommand;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSizeTest {

    @Test
    void a_mail_larger_than_the_server_announces_to_take_is_refused_before_anything_of_it_is_sent() {
        try (var server = announcing("SIZE 5000");
                var channel = new SmtpChannel(settings(server.port(), Security.PLAIN), Clock.systemUTC())) {
            Outcome outcome = channel.send(
                    delivery(mailWithText("x".repeat(70).concat("\n").repeat(100))));

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(codeOf(outcome)).isEqualTo("MESSAGE_TOO_LARGE");
            assertThat(reasonOf(outcome))
                    .containsPattern("has [78][0-9]{3} bytes")
                    .contains("takes 5000");
            assertThat(server.sessions().get(0))
                    .extracting(SmtpCommand::line)
                    .noneMatch(line -> line.startsWith("MAIL"));
            assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIZE", "SIZE 0", "SIZE much", "SIZE 99999999999999999999"})
    void a_server_that_announces_no_limit_is_sent_any(String announced) {
        try (var server = announcing(announced);
                var channel = new SmtpChannel(settings(server.port(), Security.PLAIN), Clock.systemUTC())) {
            assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    private static SmtpTestServer announcing(String size) {
        return SmtpTestServer.start(SmtpTestServerOptions.defaults().withCapabilities(size, "PIPELINING"));
    }
}
