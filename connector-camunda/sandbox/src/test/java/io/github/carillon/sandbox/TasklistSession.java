package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser in which somebody is logged in to Tasklist; their password is their name. */
final class TasklistSession {

    /** Where the bell's plugin answers. */
    static final String BELL = "/camunda/api/tasklist/plugin/carillon-bell/default/api/notes";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI base;

    private TasklistSession(URI base) {
        this.base = base;
    }

    static TasklistSession of(URI base, String user) throws Exception {
        TasklistSession session = new TasklistSession(base);
        session.get("/camunda/app/tasklist/default/");
        HttpRequest.Builder login = HttpRequest.newBuilder(
                        session.at("/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("X-XSRF-TOKEN", session.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user));
        assertThat(session.browser
                        .send(login.build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        return session;
    }

    JsonNode read(String path) throws Exception {
        return new ObjectMapper().readTree(get(path));
    }

    String get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString())
                .body();
    }

    HttpResponse<String> post(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("X-XSRF-TOKEN", token())
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private URI at(String path) {
        return base.resolve(path);
    }
}
