package io.github.carillon.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.testserver.Fault.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SmtpTestServerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void a_mail_is_kept_with_its_envelope_its_time_and_its_dots_unstuffed() throws IOException {
        List<ReceivedMail> told = new CopyOnWriteArrayList<>();
        var options = SmtpTestServerOptions.defaults()
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withConsumer(told::add);
        try (var server = SmtpTestServer.start(options);
                var client = new Client(server.port())) {
            assertThat(client.read()).startsWith("220");
            assertThat(client.ask("EHLO me")).startsWith("250");
            assertThat(client.ask("MAIL FROM:<me@example.org>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<you@example.org>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<\"a>b\"@example.org>")).startsWith("250");
            assertThat(client.ask("DATA")).startsWith("354");
            assertThat(client.ask("Subject: hi\r\n\r\n..\r\n.")).startsWith("250");

            assertThat(told).isEqualTo(server.mails()).hasSize(1);
            ReceivedMail mail = told.get(0);
            assertThat(mail.envelopeFrom()).isEqualTo("me@example.org");
            assertThat(mail.recipients()).containsExactly("you@example.org", "\"a>b\"@example.org");
            assertThat(mail.text()).isEqualTo("Subject: hi\r\n\r\n.\r\n");
            assertThat(mail.receivedAt()).isEqualTo(NOW);
            assertThat(mail.reply()).contains("250 2.0.0 accepted");
            assertThat(server.connections()).isOne();
            assertThat(server.sessions().get(0)).contains(new SmtpCommand("DATA", false));
        }
    }

    @Test
    void a_fault_happens_as_often_as_told_and_only_to_the_recipient_it_names() throws IOException {
        try (var server = SmtpTestServer.start();
                var client = new Client(server.port())) {
            server.next(Fault.reply(Phase.RCPT, "450 4.2.0 later")
                    .forRecipient("b@example.org")
                    .times(2));
            assertThat(server.faultsToCome()).isEqualTo(2);
            client.read();
            client.ask("MAIL FROM:<>");
            assertThat(client.ask("RCPT TO:<a@example.org>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<B@example.org>")).isEqualTo("450 4.2.0 later");
            assertThat(client.ask("RCPT TO:<b@example.org>")).isEqualTo("450 4.2.0 later");
            assertThat(client.ask("RCPT TO:<b@example.org>")).startsWith("250");
            assertThat(server.faultsToCome()).isZero();
        }
    }

    @Test
    void a_mail_refused_at_the_dot_is_not_kept_and_one_whose_answer_is_lost_is() throws IOException {
        try (var server = SmtpTestServer.start()) {
            server.next(Fault.reply(Phase.DOT, "554 5.6.0 no"));
            server.next(Fault.drop(Phase.DOT));
            try (var client = new Client(server.port())) {
                client.read();
                assertThat(client.sendMail()).isEqualTo("554 5.6.0 no");
                assertThat(server.mails()).isEmpty();
                assertThat(client.sendMail()).as("the connection is closed").isNull();
                assertThat(server.mails()).hasSize(1);
                assertThat(server.mails().get(0).reply()).isEmpty();
            }
        }
    }

    @Test
    void after_a_stall_at_the_dot_the_mail_is_kept_and_nothing_is_answered() throws IOException {
        try (var server = SmtpTestServer.start();
                var client = new Client(server.port())) {
            server.next(Fault.stall(Phase.DOT));
            client.read();
            assertThatThrownBy(client::sendMail).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void a_421_is_repeated_until_the_client_hangs_up() throws IOException {
        try (var server = SmtpTestServer.start();
                var client = new Client(server.port())) {
            server.next(Fault.reply(Phase.MAIL, "421 4.3.2 closing"));
            client.read();
            assertThat(client.ask("MAIL FROM:<>")).startsWith("421");
            assertThat(client.ask("NOOP")).startsWith("421");
            assertThat(client.ask("QUIT")).startsWith("221");
        }
    }

    @Test
    void mail_waits_for_the_login_where_one_is_asked_for() throws IOException {
        var options = SmtpTestServerOptions.defaults().withLogin("user", "right");
        try (var server = SmtpTestServer.start(options);
                var client = new Client(server.port())) {
            client.read();
            assertThat(client.ask("MAIL FROM:<>")).startsWith("530");
            assertThat(client.ask("AUTH PLAIN " + base64("\0user\0wrong"))).startsWith("535");
            assertThat(client.ask("AUTH PLAIN " + base64("\0user\0right"))).startsWith("235");
            client.ask("AUTH LOGIN");
            client.ask(base64("user"));
            assertThat(client.ask(base64("right"))).startsWith("235");
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
        }
    }

    @Test
    void it_restarts_on_the_same_port_and_remembers() throws IOException {
        try (var server = SmtpTestServer.start()) {
            int port = server.port();
            try (var client = new Client(port)) {
                client.read();
                client.sendMail();
                server.stop();
                assertThat(client.read()).isNull();
                assertThatThrownBy(() -> new Client(port)).isInstanceOf(IOException.class);
            }
            server.restart();
            try (var client = new Client(port)) {
                assertThat(client.read()).startsWith("220");
                assertThat(server.mails()).hasSize(1);
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_taken_port_is_named() {
        try (var server = SmtpTestServer.start()) {
            var options = SmtpTestServerOptions.defaults().withPort(server.port());
            assertThatThrownBy(() -> SmtpTestServer.start(options))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(server.port()));
        }
    }

    @Test
    void a_fault_that_no_server_can_have_is_refused() {
        assertThatThrownBy(() -> Fault.reply(Phase.BODY, "451 no")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.reply(Phase.MAIL, "no")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.drop(Phase.MAIL).forRecipient("a@b"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.drop(Phase.MAIL).times(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Speaks the wire's own words. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader input;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(500);
            input = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String read() throws IOException {
            String line = input.readLine();
            while (line != null && line.charAt(3) == '-') {
                line = input.readLine();
            }
            return line;
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return read();
        }

        String sendMail() throws IOException {
            ask("MAIL FROM:<me@example.org>");
            ask("RCPT TO:<you@example.org>");
            ask("DATA");
            return ask("Subject: hi\r\n\r\nhello\r\n.");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
