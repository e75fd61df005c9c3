package io.github.carillon.testserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwilioTestServerTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final String KEY = "SK0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private TwilioTestServer twilio;

    @BeforeEach
    void start() throws IOException {
        TwilioAccount account = new TwilioAccount(SID, "token", Map.of(KEY, "key secret"));
        twilio = TwilioTestServer.start(account, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void tells_a_listener_how_each_post_is_answered() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        twilio.tell((request, status) -> told.add(request + ": " + status));
        twilio.next(TwilioAnswer.status(503));
        twilio.next(TwilioAnswer.drop());

        send("To", "+33612345678", "From", "+15005550006", "Body", "Hi");
        assertThatThrownBy(() -> send("To", "+33612345678", "From", "+15005550006", "Body", "Hi"))
                .isInstanceOf(IOException.class);
        send("To", "+33612345678", "From", "+15005550006", "Body", "Hi");

        assertThat(told).containsExactly("1: 503", "2: null", "3: 201");
    }

    @Test
    void answers_a_right_message_in_twilios_shape_and_keeps_it() throws Exception {
        HttpResponse<String> answer = send("To", "+33612345678", "From", "+15005550006", "Body", "¡Hola!");

        JsonNode json = json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json.path("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(json.path("status").asText()).isEqualTo("queued");
        assertThat(json.path("date_created").asText()).isEqualTo("Wed, 04 Mar 2026 05:06:07 +0000");
        assertThat(json.path("num_segments").asText()).isEqualTo("1");
        assertThat(twilio.requests()).isEqualTo(1);
        assertThat(twilio.messages())
                .containsExactly(new TwilioMessage(
                        json.path("sid").asText(),
                        "+33612345678",
                        "+15005550006",
                        null,
                        "¡Hola!",
                        List.of(),
                        null,
                        "queued",
                        NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "'', +15005550006, hello, 21604",
        "+33612345678, '', hello, 21603",
        "+33612345678, +15005550006, '', 21602",
        "33612345678, +15005550006, hello, 21211",
        "+15005550001, +15005550006, hello, 21211",
        "+15005550002, +15005550006, hello, 21612",
        "+15005550003, +15005550006, hello, 21408",
        "+15005550004, +15005550006, hello, 21610",
        "+15005550009, +15005550006, hello, 21614",
        "+33612345678, +15005550001, hello, 21212",
        "+33612345678, +15005550007, hello, 21606",
        "+33612345678, +15005550008, hello, 21611",
    })
    void refuses_as_twilio_does(String to, String from, String body, int code) throws Exception {
        HttpResponse<String> answer = send("To", to, "From", from, "Body", body);

        JsonNode json = json(answer);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.path("code").asInt()).isEqualTo(code);
        assertThat(json.path("status").asInt()).isEqualTo(400);
        assertThat(json.path("message").asText()).isNotBlank();
        assertThat(json.path("more_info").asText()).endsWith("/" + code);
        assertThat(twilio.requests()).isEqualTo(1);
        assertThat(twilio.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1600, 201", "1601, 400"})
    void takes_a_body_of_1600_characters_at_most(int length, int status) throws Exception {
        assertThat(send("To", "+33612345678", "From", "+15005550006", "Body", "x".repeat(length))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void asks_for_the_accounts_credentials() throws Exception {
        assertThat(code(post(SID, SID, "wrong"))).isEqualTo(20003);
        assertThat(code(post(SID, KEY, "wrong"))).isEqualTo(20003);
        assertThat(code(post("AC99999999999999999999999999999999", SID, "token")))
                .isEqualTo(20404);
        assertThat(post(SID, KEY, "key secret").statusCode()).isEqualTo(400);
        assertThat(twilio.requests()).isEqualTo(4);
    }

    @Test
    void shows_the_account_to_its_token_and_not_to_a_key() throws Exception {
        assertThat(json(get("/2010-04-01/Accounts/" + SID + ".json", SID, "token"))
                        .path("status")
                        .asText())
                .isEqualTo("active");
        assertThat(code(get("/2010-04-01/Accounts/" + SID + ".json", KEY, "key secret")))
                .isEqualTo(20003);
    }

    @Test
    void plays_the_answers_it_is_told_and_is_normal_again() throws Exception {
        twilio.next(TwilioAnswer.status(503)
                .with(TwilioAnswer.Body.HTML)
                .retryAfter(7)
                .times(2));
        twilio.next(TwilioAnswer.normal().with(TwilioAnswer.Body.EMPTY));

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> broken = sendRight();
            assertThat(broken.statusCode()).isEqualTo(503);
            assertThat(broken.headers().firstValue("Retry-After")).contains("7");
            assertThat(broken.body()).startsWith("<html>");
        }
        assertThat(twilio.messages()).isEmpty();
        HttpResponse<String> empty = sendRight();
        assertThat(empty.statusCode()).isEqualTo(201);
        assertThat(empty.body()).isEmpty();
        assertThat(sendRight().body()).isNotEmpty();
        assertThat(twilio.messages()).hasSize(2);
        assertThat(twilio.requests()).isEqualTo(4);
    }

    @Test
    void takes_a_message_and_drops_the_connection() {
        twilio.next(TwilioAnswer.drop());

        assertThatThrownBy(this::sendRight).isInstanceOf(IOException.class);

        assertThat(twilio.messages()).hasSize(1);
        assertThat(twilio.requests()).isEqualTo(1);
    }

    @Test
    void takes_a_message_and_answers_late() throws Exception {
        twilio.next(TwilioAnswer.slow(Duration.ofMillis(150)));

        long start = System.nanoTime();
        assertThat(sendRight().statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void lists_messages_newest_first_by_number_and_day_and_in_pages() throws Exception {
        for (String to : List.of("+33612345671", "+33612345672", "+33612345672")) {
            send("To", to, "From", "+15005550006", "Body", "hello");
        }
        String list = "/2010-04-01/Accounts/" + SID + "/Messages.json?DateSent=2026-03-04&To=%2B33612345672&PageSize=1";

        JsonNode first = json(get(list, SID, "token"));
        JsonNode second = json(get(first.path("next_page_uri").asText(), SID, "token"));

        assertThat(first.path("messages").get(0).path("sid").asText())
                .isEqualTo(twilio.messages().get(2).sid());
        assertThat(second.path("messages").get(0).path("sid").asText())
                .isEqualTo(twilio.messages().get(1).sid());
        assertThat(second.path("next_page_uri").isNull()).isTrue();
        assertThat(json(get(list.replace("-04&", "-05&"), SID, "token")).path("messages"))
                .isEmpty();
    }

    @Test
    void shows_one_message_by_its_sid() throws Exception {
        sendRight();
        String messages = "/2010-04-01/Accounts/" + SID + "/Messages/";

        assertThat(json(get(messages + twilio.messages().get(0).sid() + ".json", SID, "token"))
                        .path("status")
                        .asText())
                .isEqualTo("sent");
        assertThat(code(get(messages + "SM0.json", SID, "token"))).isEqualTo(20404);
    }

    private HttpResponse<String> sendRight() throws IOException, InterruptedException {
        return send("To", "+33612345678", "From", "+15005550006", "Body", "hello");
    }

    private HttpResponse<String> send(String... form) throws IOException, InterruptedException {
        return post(SID, SID, "token", form);
    }

    private HttpResponse<String> post(String account, String user, String password, String... form)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < form.length; i += 2) {
            pairs.add(form[i] + "=" + URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        String path = "/2010-04-01/Accounts/" + account + "/Messages.json";
        return client.send(
                request(path, user, password)
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String user, String password)
            throws IOException, InterruptedException {
        return client.send(request(path, user, password).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(twilio.baseUri() + path)).header("Authorization", "Basic " + basic);
    }

    private static int code(HttpResponse<String> answer) throws IOException {
        return json(answer).path("code").asInt();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
