package io.github.carillon.bell;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Talks to the web apps as a browser does: with cookies, and the token that is asked for with every write. */
final class WebSession {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI webapps;

    WebSession(URI webapps) {
        this.webapps = webapps;
    }

    static WebSession of(String user, URI webapps) throws IOException, InterruptedException {
        WebSession session = new WebSession(webapps);
        session.get("app/tasklist/default/");
        HttpRequest.Builder login = session.request("api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + user));
        if (session.send(login).statusCode() != 200) {
            throw new IllegalStateException(user + " cannot log in");
        }
        return session;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(webapps.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return write("POST", path, BodyPublishers.ofString(body));
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return write("PUT", path, BodyPublishers.ofString(body));
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return write("DELETE", path, BodyPublishers.noBody());
    }

    HttpResponse<String> postWithoutToken(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(webapps.resolve(path))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> write(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").method(method, body));
    }

    private HttpRequest.Builder request(String path) {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return HttpRequest.newBuilder(webapps.resolve(path)).header("X-XSRF-TOKEN", token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
