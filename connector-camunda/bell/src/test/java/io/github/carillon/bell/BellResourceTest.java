package io.github.carillon.bell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin's resource in a real engine's web apps, over HTTP. */
class BellResourceTest {

    private static final String SECRET = "a secret of thirty-two bytes or more";
    private static final String API = "api/tasklist/plugin/carillon-bell/default/api/";
    private static final String APP = "api/tasklist/plugin/carillon-bell/default/app";
    private static final String FILES = "api/tasklist/plugin/carillon-bell/static/";
    private static final String ID = "0123456789abcdef0123456789abcdef";

    private static ScriptedInbox inbox;
    private static Webapps webapps;
    private static WebSession demo;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        inbox = ScriptedInbox.start();
        webapps = Webapps.start(Map.of(
                BellSettings.INBOX_URL,
                inbox.api() + "/",
                BellSettings.SECRET,
                SECRET,
                BellSettings.APP_URL,
                "https://carillon.example.org/bell/app"));
        demo = WebSession.of("demo", webapps.address());
    }

    @AfterAll
    static void stop() {
        webapps.close();
        inbox.close();
    }

    @BeforeEach
    void answers_well() {
        inbox.answers(ScriptedInbox.Script.OK);
        inbox.asked().clear();
    }

    @Test
    void the_inbox_is_asked_for_whoever_is_logged_in() throws IOException, InterruptedException {
        HttpResponse<String> answer = demo.get(API + "notes/counts");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"unseen\":2,\"unread\":5}");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(inbox.last().uri()).hasToString("/api/notes/counts");
        assertThat(claims().get("sub").asText()).isEqualTo("demo");

        WebSession.of("mary", webapps.address()).get(API + "notes/counts");
        assertThat(claims().get("sub").asText()).isEqualTo("mary");
    }

    @Test
    void whoever_is_logged_in_is_told_where_the_app_is() throws IOException, InterruptedException {
        assertThat(demo.get(APP).body()).isEqualTo("{\"app\":\"https://carillon.example.org/bell/app\"}");

        assertThat(new WebSession(webapps.address()).get(APP).statusCode()).isEqualTo(401);
    }

    @Test
    void cockpit_has_the_same() throws IOException, InterruptedException {
        assertThat(demo.get(API.replace("tasklist", "cockpit") + "notes/counts").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_token_is_signed_with_the_secret_for_the_inbox_and_for_a_minute() throws Exception {
        demo.get(API + "notes/counts");
        String[] parts = token();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlDecoder().decode(parts[2])).isEqualTo(signature);
        assertThat(claims().get("aud").asText()).isEqualTo("carillon-inbox");
        assertThat(claims().has("tenant")).isFalse();
        assertThat(Instant.ofEpochSecond(claims().get("exp").asLong()))
                .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(60));
    }

    @Test
    void without_a_session_nobody_is_told_anything() throws IOException, InterruptedException {
        WebSession nobody = new WebSession(webapps.address());
        nobody.get("app/tasklist/default/");
        assertThat(nobody.get(API + "notes/counts").statusCode()).isEqualTo(401);
        assertThat(nobody.post(API + "notes/all/read", "{}").statusCode()).isEqualTo(401);
        assertThat(nobody.delete(API + "notes/" + ID).statusCode()).isEqualTo(401);
        assertThat(inbox.asked()).isEmpty();
    }

    @Test
    void who_logs_out_is_nobody() throws IOException, InterruptedException {
        WebSession mary = WebSession.of("mary", webapps.address());
        mary.post("api/admin/auth/user/default/logout", "");
        assertThat(mary.get(API + "notes/counts").statusCode()).isEqualTo(401);
        assertThat(inbox.asked()).isEmpty();
    }

    @Test
    void what_changes_something_needs_the_token_of_the_web_apps() throws IOException, InterruptedException {
        WebSession mary = WebSession.of("mary", webapps.address());
        assertThat(mary.postWithoutToken(API + "notes/" + ID + "/read").statusCode())
                .isEqualTo(403);
        assertThat(inbox.asked()).isEmpty();
    }

    @Test
    void what_is_written_is_handed_on() throws IOException, InterruptedException {
        inbox.answers(new ScriptedInbox.Script(204, "application/json", ""));
        assertThat(demo.post(API + "notes/" + ID + "/acted", "").statusCode()).isEqualTo(204);
        assertThat(inbox.last().method()).isEqualTo("POST");
        assertThat(demo.post(API + "notes/all/read", "{\"until\":null}").statusCode())
                .isEqualTo(204);
        assertThat(inbox.last().body()).isEqualTo("{\"until\":null}");
        assertThat(demo.delete(API + "notes/" + ID).statusCode()).isEqualTo(204);
        assertThat(inbox.last().method()).isEqualTo("DELETE");
        assertThat(inbox.last().uri()).hasToString("/api/notes/" + ID);
    }

    @Test
    void what_a_note_offers_is_handed_on_and_done_by_a_post_alone() throws IOException, InterruptedException {
        assertThat(demo.post(API + "notes/" + ID + "/retry", "").body()).isEqualTo("{\"unseen\":2,\"unread\":5}");
        assertThat(inbox.last().uri()).hasToString("/api/notes/" + ID + "/retry");
        demo.post(API + "notes/" + ID + "/silence", "{\"duration\":\"PT4H\"}");
        assertThat(inbox.last().uri()).hasToString("/api/notes/" + ID + "/silence");
        assertThat(inbox.last().body()).isEqualTo("{\"duration\":\"PT4H\"}");
        assertThat(inbox.asked())
                .hasSize(2)
                .allSatisfy(asked -> assertThat(asked.method()).isEqualTo("POST"));

        for (String command : List.of("notes/" + ID + "/retry", "notes/" + ID + "/silence")) {
            WebSession mary = WebSession.of("mary", webapps.address());
            assertThat(mary.postWithoutToken(API + command).statusCode()).isEqualTo(403);
            assertThat(demo.get(API + command).statusCode()).isEqualTo(404);
            assertThat(demo.put(API + command, "{}").statusCode()).isEqualTo(404);
        }
        assertThat(inbox.asked()).hasSize(2);
    }

    @Test
    void what_the_engine_does_not_let_somebody_do_is_told_to_them() throws IOException, InterruptedException {
        inbox.answers(new ScriptedInbox.Script(403, "application/problem+json", "{\"title\":\"x\"}"));

        assertThat(demo.post(API + "notes/" + ID + "/retry", "").statusCode()).isEqualTo(403);
        assertThat(demo.post(API + "notes/" + ID + "/read", "").statusCode()).isEqualTo(502);
    }

    @Test
    void preferences_are_handed_on() throws IOException, InterruptedException {
        assertThat(demo.get(API + "preferences").statusCode()).isEqualTo(200);
        assertThat(inbox.last().uri()).hasToString("/api/preferences");
        inbox.answers(new ScriptedInbox.Script(204, "application/json", ""));
        assertThat(demo.put(API + "preferences", "{\"wanted\":false}").statusCode())
                .isEqualTo(204);
        assertThat(inbox.last().method()).isEqualTo("PUT");
        assertThat(inbox.last().body()).isEqualTo("{\"wanted\":false}");
        for (String path : List.of("preferences/*/Smtp", "preferences/ACTION_REQUIRED/SignalR")) {
            assertThat(demo.delete(API + path).statusCode()).isEqualTo(204);
            assertThat(inbox.last().uri()).hasToString("/api/" + path);
        }
        assertThat(demo.put(API + "notes", "{}").statusCode()).isEqualTo(404);
        assertThat(demo.delete(API + "preferences/INFO/..%2f..%2fnotes").statusCode())
                .isNotEqualTo(204);
        assertThat(inbox.asked()).hasSize(4);
    }

    @Test
    void the_query_is_handed_on_as_far_as_the_inbox_knows_it() throws IOException, InterruptedException {
        demo.get(API + "notes?state=unread&size=20&after=a%2Bb%26c&user=mary&access_token=x");
        assertThat(inbox.last().uri()).hasToString("/api/notes?state=unread&size=20&after=a%2Bb%26c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes/../../actuator/env",
                "notes/..%2f..%2factuator",
                "notes/%2e%2e/preferences",
                "preferences/INFO/Smtp",
                "notes/stream",
                "notes/all",
                "notes/counts?/../../x",
                "notes/" + ID + "/../..",
                "openapi.yaml",
                "@evil.example/notes",
                "notes/a%3Fb",
                "notes/a%23b",
            })
    void nothing_else_at_the_address_of_the_inbox_can_be_reached(String path) throws IOException, InterruptedException {
        demo.get(API + path);
        assertThat(inbox.asked())
                .allSatisfy(asked -> assertThat(asked.uri().getPath()).matches("/api/(notes(/counts)?|preferences)"));
    }

    @ParameterizedTest
    @CsvSource({"400,400", "404,404", "429,429", "401,502", "403,502", "500,502", "503,502", "302,502"})
    void the_browser_hears_of_what_concerns_it(int answered, int handedOn) throws IOException, InterruptedException {
        inbox.answers(new ScriptedInbox.Script(answered, "application/problem+json", "{\"title\":\"x\"}"));
        assertThat(demo.get(API + "notes").statusCode()).isEqualTo(handedOn);
        assertThat(demo.get("api/admin/auth/user/default").statusCode())
                .as("still logged in")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"200, 502", "404, 404"})
    void the_page_of_something_in_between_never_becomes_one_of_the_web_apps(int answered, int handedOn)
            throws IOException, InterruptedException {
        inbox.answers(new ScriptedInbox.Script(answered, "text/html", "<script>alert(1)</script>"));
        HttpResponse<String> answer = demo.get(API + "notes");
        assertThat(answer.statusCode()).isEqualTo(handedOn);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("script");
    }

    @Test
    void an_inbox_that_does_not_answer_holds_up_nobody_for_long() throws IOException, InterruptedException {
        inbox.answers(ScriptedInbox.Script.SILENT);
        assertThat(demo.get(API + "notes").statusCode()).isEqualTo(504);
    }

    @Test
    void a_request_that_is_too_long_is_refused() throws IOException, InterruptedException {
        assertThat(demo.post(API + "notes/all/read", " ".repeat(5_000)).statusCode())
                .isEqualTo(413);
        assertThat(inbox.asked()).isEmpty();
    }

    @Test
    void the_files_are_there_and_are_sent_again_only_when_they_change() throws IOException, InterruptedException {
        HttpResponse<String> plugin = demo.get(FILES + "app/plugin.js");
        assertThat(plugin.statusCode()).isEqualTo(200);
        assertThat(plugin.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(plugin.headers().firstValue("ETag")).isPresent();
        assertThat(demo.get(FILES + "app/plugin.css").statusCode()).isEqualTo(200);
        assertThat(demo.get(FILES + "bell/carillon-bell.js").body()).contains("customElements.define");
        assertThat(demo.get(FILES + "bell/no-such.js").statusCode()).isEqualTo(404);
        assertThat(demo.get(FILES + "bell/../../../webapps.yml").statusCode()).isEqualTo(404);
        assertThat(demo.get(FILES + "app/..%2f..%2f..%2fwebapps.yml").statusCode())
                .isNotEqualTo(200);
    }

    private static JsonNode claims() throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token()[1]));
    }

    private static String[] token() {
        return inbox.last().authorization().replace("Bearer ", "").split("\\.", -1);
    }
}
