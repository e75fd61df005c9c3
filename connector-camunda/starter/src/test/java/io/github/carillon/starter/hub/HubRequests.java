package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Requests to a hub, one by one; a token is its user's name. */
final class HubRequests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String hub;

    HubRequests(String hub) {
        this.hub = hub;
    }

    /** Begins a connection; its token. */
    String negotiate(String user) throws Exception {
        return json(post("/negotiate?negotiateVersion=1", user, ""))
                .get("connectionToken")
                .asText();
    }

    HttpResponse<String> get(String path, String user) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + user).GET());
    }

    /** The same without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> later(String path, String user) {
        return http.sendAsync(
                request(path).header("Authorization", "Bearer " + user).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String user, String body) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + user)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub + path)).timeout(Duration.ofSeconds(10));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    HttpResponse<InputStream> events(String token, String user) throws Exception {
        return http.send(
                request("?id=" + token)
                        .header("Authorization", "Bearer " + user)
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    CompletableFuture<WebSocket> socket(String query) {
        return socket(query, new WebSocket.Listener() {});
    }

    CompletableFuture<WebSocket> socket(String query, WebSocket.Listener listener) {
        return http.newWebSocketBuilder().buildAsync(URI.create(hub.replace("http:", "ws:") + query), listener);
    }
}
