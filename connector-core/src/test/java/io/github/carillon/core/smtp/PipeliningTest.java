package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server on a wire of its own, since these say more, or less, than a proper one. */
@Timeout(30)
final class PipeliningTest {

    @Test
    void the_envelope_leaves_at_once_where_the_server_offers_it() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SmtpChannel channel = channel(listener)) {
            var heard = CompletableFuture.supplyAsync(() -> answering(listener, "250 ok", "250 ok", "354 go ahead"));

            Outcome outcome = channel.send(delivery(mail(ANN)));

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(heard.join()).contains("Subject: ");
        }
    }

    @Test
    void a_server_that_takes_no_recipient_and_yet_asks_for_the_message_gets_none() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SmtpChannel channel = channel(listener)) {
            var heard = CompletableFuture.supplyAsync(
                    () -> answering(listener, "250 ok", "550 5.1.1 who?", "354 go ahead"));

            Outcome outcome = channel.send(delivery(mail(ANN)));

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(codeOf(outcome)).isEqualTo("5.1.1");
            assertThat(heard.join()).as("neither a message nor its end").isEmpty();
        }
    }

    private static SmtpChannel channel(ServerSocket listener) {
        return new SmtpChannel(settings(listener.getLocalPort(), Security.PLAIN), Clock.systemUTC());
    }

    /** Answers MAIL, RCPT and DATA when it has all three, and returns what came after them. */
    private static String answering(ServerSocket listener, String... replies) {
        try (Socket client = listener.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 wire");
            lines.readLine();
            say(out, "250-wire", "250 PIPELINING");
            assertThat(List.of(lines.readLine(), lines.readLine(), lines.readLine()))
                    .extracting(line -> line.substring(0, 4))
                    .containsExactly("MAIL", "RCPT", "DATA");
            say(out, replies);
            String message = lines.lines().takeWhile(line -> !line.equals(".")).collect(Collectors.joining("\n"));
            say(out, "250 taken");
            return message;
        } catch (IOException gone) {
            return "";
        }
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
