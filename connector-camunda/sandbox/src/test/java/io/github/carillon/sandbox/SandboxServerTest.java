package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox's mail server, Twilio and web server, while nothing runs that sends of its own accord. */
final class SandboxServerTest {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        PrintStream out = new PrintStream(CONSOLE, true, StandardCharsets.UTF_8);
        sandbox = Sandbox.start(new Narrator(out, Clock.systemUTC()), "--port=0", "--worker=false", "--start=false");
        client = new SandboxClient(sandbox.page());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_mail_is_shown_as_people_read_it() throws Exception {
        Instant before = Instant.now();
        Mails.sendRich(smtpPort(), "Ça va ?", "Bien.\r\nEt toi ?", "<p>Bien</p>", "ada@example.org", "bob@example.org");

        JsonNode mail = client.mailWithSubject("Ça va ?");
        assertThat(mail.path("to").asText()).isEqualTo("ada@example.org, bob@example.org");
        assertThat(mail.path("from").asText()).isEqualTo("shop@example.org");
        assertThat(mail.path("messageId").asText()).matches("<.+@.+>");
        assertThat(mail.path("text").asText()).isEqualTo("Bien.\nEt toi ?");
        assertThat(mail.path("html").asText()).isEqualTo("<p>Bien</p>");
        assertThat(mail.path("attachments").toString())
                .isEqualTo("[{\"name\":\"numbers.csv\",\"contentType\":\"text/csv\",\"size\":3}]");
        assertThat(Instant.parse(mail.path("receivedAt").asText())).isBetween(before, Instant.now());
    }

    @Test
    void a_mail_can_be_read_by_imap_too() throws Exception {
        Mails.sendPlain(smtpPort(), "imap@example.org", "By IMAP", "Hello");

        assertThat(Mails.subjectByImap(sandbox.addresses().imapPort(), "imap@example.org"))
                .isEqualTo("By IMAP");
    }

    @Test
    void the_newest_mail_is_last_and_what_a_mail_lacks_is_null() throws Exception {
        Mails.sendPlain(smtpPort(), "order@example.org", "First", "1");
        Mails.sendPlain(smtpPort(), "order@example.org", "Second", "2");

        assertThat(client.read("/sandbox/mails").findValuesAsText("subject")).containsSubsequence("First", "Second");
        assertThat(client.mailWithSubject("Second").path("html").isNull()).isTrue();
        assertThat(client.mailWithSubject("Second").path("attachments").isEmpty())
                .isTrue();
    }

    @Test
    void the_mail_server_misbehaves_as_it_is_told() throws Exception {
        HttpResponse<String> told =
                client.post("/sandbox/smtp/next", "{\"phase\":\"mail\",\"reply\":\"451 4.3.0 later\",\"times\":1}");

        assertThat(told.statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "fault@example.org", "Late", "x"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("451 4.3.0 later");
        Mails.sendPlain(smtpPort(), "fault@example.org", "Late after all", "x");
        assertThat(client.mailWithSubject("Late").isMissingNode()).isTrue();
        assertThat(client.mailWithSubject("Late after all").isMissingNode()).isFalse();
    }

    @Test
    void a_mail_whose_answer_is_lost_is_not_said_to_be_answered() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"dot\",\"reply\":\"drop\"}");

        assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "doubt@example.org", "In doubt", "x"))
                .isInstanceOf(MessagingException.class);
        Mails.sendPlain(smtpPort(), "doubt@example.org", "No doubt", "x");

        JsonNode lost = client.mailWithSubject("In doubt");
        assertThat(lost.path("reply").isNull()).isTrue();
        assertThat(client.mailWithSubject("No doubt").path("reply").asText()).startsWith("250 ");
        assertThat(console())
                .contains("A mail arrived and gets no answer, so that its sender is in doubt: Message-ID "
                        + lost.path("messageId").asText().replaceAll("@.*", "@…>"));
    }

    @Test
    void what_is_still_to_go_wrong_can_be_asked_for_until_it_has_happened() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"mail\",\"reply\":\"451 4.3.0 later\",\"times\":2}");
        client.post("/sandbox/twilio/next", "{\"status\":503}");
        assertThat(client.get("/sandbox/faults").body()).isEqualTo("{\"smtp\":2,\"twilio\":1}");

        client.text(sandbox.addresses().twilio(), "+33612345679", "Bonjour");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "fault@example.org", "Late", "x"))
                    .isInstanceOf(MessagingException.class);
        }
        assertThat(client.get("/sandbox/faults").body()).isEqualTo("{\"smtp\":0,\"twilio\":0}");
    }

    @Test
    void twilio_takes_messages_and_misbehaves_as_it_is_told() throws Exception {
        int before = client.read("/sandbox/sms").path("requests").asInt();
        client.post("/sandbox/twilio/next", "{\"status\":429,\"retryAfter\":3}");

        HttpResponse<String> refused = client.text(sandbox.addresses().twilio(), "+33612345678", "Bonjour");
        HttpResponse<String> taken = client.text(sandbox.addresses().twilio(), "+33612345678", "Bonjour");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3");
        JsonNode sms = client.read("/sandbox/sms");
        assertThat(sms.path("requests").asInt()).isEqualTo(before + 2);
        assertThat(sms.path("messages").findValuesAsText("to")).containsOnlyOnce("+33612345678");
        JsonNode message = SandboxClient.first(sms.path("messages"), "to", "+33612345678");
        assertThat(message.path("from").asText()).isEqualTo("+15005550006");
        assertThat(message.path("body").asText()).isEqualTo("Bonjour");
        assertThat(message.path("sid")).isEqualTo(client.json(taken).path("sid"));
        assertThat(message.path("status").asText()).isEqualTo("queued");
        assertThat(Instant.parse(message.path("receivedAt").asText()))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(console()).contains("to Twilio is answered 429").contains("to Twilio is answered 201");
    }

    @Test
    void a_wrong_field_is_answered_400_with_its_name_and_what_would_be_right() throws Exception {
        HttpResponse<String> mail = client.post("/sandbox/smtp/next", "{\"phase\":\"noon\",\"reply\":\"drop\"}");
        HttpResponse<String> twilio = client.post("/sandbox/twilio/next", "{\"status\":\"503\"}");

        assertThat(mail.statusCode()).isEqualTo(400);
        assertThat(mail.body())
                .isEqualTo("{\"errors\":[{\"field\":\"phase\",\"problem\":\"is \\\"noon\\\"\","
                        + "\"expected\":\"one of connect, mail, rcpt, data, body, dot\"}]}");
        assertThat(twilio.statusCode()).isEqualTo(400);
        assertThat(client.json(twilio).at("/errors/0/field").asText()).isEqualTo("status");
    }

    @Test
    void a_foreign_web_page_is_kept_out() throws Exception {
        HttpResponse<String> foreign =
                client.send(HttpRequest.newBuilder(sandbox.page().resolve("/engine-rest/user"))
                        .header("Origin", "http://shop.example"));
        HttpResponse<String> own =
                client.send(HttpRequest.newBuilder(sandbox.page().resolve("/engine-rest/user"))
                        .header("Origin", sandbox.page().toString()));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_that_is_opened_by_another_name_of_this_machine_is_opened_by_the_one_that_links_have() throws Exception {
        URI byName = URI.create(
                "http://localhost:" + sandbox.page().getPort() + "/camunda/app/tasklist/default/?filter=%20a%2Fb");

        HttpResponse<String> page = client.send(HttpRequest.newBuilder(byName).header("Accept", "text/html,*/*"));
        HttpResponse<String> program = client.send(HttpRequest.newBuilder(byName.resolve("/engine-rest/engine")));

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .contains(sandbox.page() + "/camunda/app/tasklist/default/?filter=%20a%2Fb");
        assertThat(program.statusCode()).isEqualTo(200);
    }

    @Test
    void the_console_never_shows_an_address_or_a_text() throws Exception {
        Mails.sendPlain(smtpPort(), "secret@example.org", "Confidential", "the plan");
        client.text(sandbox.addresses().twilio(), "+4915112345678", "the other plan");

        client.mailWithSubject("Confidential");
        assertThat(console())
                .contains("A mail arrived and is answered 250: Message-ID <")
                .doesNotContain("secret@example.org", "Confidential", "plan", "4915112345678");
    }

    @ParameterizedTest
    @CsvSource({"/%00, 400", "/..;/, 400", "/%zz, 400", "/error, 404"})
    void what_nobody_asks_for_in_earnest_is_the_askers_mistake(String path, int status) throws Exception {
        assertThat(answer(path)).startsWith("HTTP/1.1 " + status);
    }

    private static String answer(String path) throws IOException {
        try (Socket socket = new Socket(sandbox.page().getHost(), sandbox.page().getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static int smtpPort() {
        return sandbox.addresses().smtpPort();
    }

    private static String console() {
        return CONSOLE.toString(StandardCharsets.UTF_8);
    }
}
