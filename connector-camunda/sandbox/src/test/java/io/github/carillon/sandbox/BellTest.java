package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a step of a process to the bell in Tasklist of whoever is logged in. */
final class BellTest {

    private static final String BELL = "/camunda/api/tasklist/plugin/carillon-bell/default/api/notes";

    private static Sandbox sandbox;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_members_bell_rings_when_an_approval_is_requested_and_leads_to_the_task() throws Exception {
        logIn("demo");
        String instance = new Processes(new SandboxClient(sandbox.page())).startWith("approval-requested", Map.of());

        JsonNode note = await().atMost(Processes.PATIENCE)
                .until(() -> read(BELL).at("/notes/0"), found -> !found.isMissingNode());
        assertThat(note.path("title").asText()).isEqualTo("Please approve order A-1042");
        assertThat(note.path("body").asText()).contains("1,250.00 EUR");
        assertThat(note.path("category").asText()).isEqualTo("ACTION_REQUIRED");
        assertThat(note.path("processInstanceId").asText()).isEqualTo(instance);
        assertThat(URI.create(note.path("url").asText()).getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(read(BELL + "/counts").path("unseen").asInt()).isOne();

        assertThat(post(BELL + "/" + note.path("id").asText() + "/acted")).isEqualTo(204);
        assertThat(read(BELL + "/counts").path("unread").asInt()).isZero();
    }

    private void logIn(String user) throws Exception {
        get("/camunda/app/tasklist/default/");
        HttpRequest.Builder login = HttpRequest.newBuilder(at("/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("X-XSRF-TOKEN", token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user));
        assertThat(browser.send(login.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private JsonNode read(String path) throws Exception {
        return new ObjectMapper().readTree(get(path));
    }

    private String get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private int post(String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).header("X-XSRF-TOKEN", token()).POST(BodyPublishers.noBody());
        return browser.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static URI at(String path) {
        return sandbox.page().resolve(path);
    }
}
