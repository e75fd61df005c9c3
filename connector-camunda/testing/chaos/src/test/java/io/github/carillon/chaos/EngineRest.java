package io.github.carillon.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The engine's REST, as far as counting needs it. */
final class EngineRest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI url;

    EngineRest(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    boolean answers() {
        try {
            return send(request("/version")).statusCode() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    void start(String model, String key) {
        post("/process-definition/key/" + model + "/start", "{\"businessKey\":\"" + key + "\"}");
    }

    void post(String path, String body) {
        check(path, request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** As a form does (RFC 7578). */
    void upload(String path, String name, byte[] content) {
        String start = part("name=\"data\"; filename=\"" + name + "\"", "application/pdf");
        String end = "\r\n" + part("name=\"valueType\"", "text/plain") + "File\r\n--limit--\r\n";
        check(
                path,
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .POST(BodyPublishers.ofByteArrays(
                                List.of(start.getBytes(UTF_8), content, end.getBytes(UTF_8)))));
    }

    private static String part(String name, String type) {
        return "--limit\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type + "\r\n\r\n";
    }

    private void check(String path, HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    "the engine answers " + answer.statusCode() + " to " + path + ": " + answer.body());
        }
    }

    List<JsonNode> get(String path) {
        try {
            List<JsonNode> all = new ArrayList<>();
            json.readTree(send(request(path)).body()).forEach(all::add);
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while the engine was asked", stopped);
        }
    }
}
