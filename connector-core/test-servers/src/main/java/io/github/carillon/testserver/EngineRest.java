package io.github.carillon.testserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Camunda engine's REST, asked as Cockpit and Modeler ask it. Safe for use from any thread. */
public final class EngineRest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final String LIMIT = "--limit\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI url;
    private final Map<String, String> headers;

    private EngineRest(URI url, Map<String, String> headers) {
        this.url = url;
        this.headers = headers;
    }

    /** Of an engine that asks nobody who they are. */
    public EngineRest(URI url) {
        this(url, Map.of());
    }

    /** The same, asked by a user with HTTP Basic. */
    public EngineRest as(String user, String password) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new EngineRest(url, Map.of("Authorization", "Basic " + credentials));
    }

    public URI url() {
        return url;
    }

    /** Whether it is up. */
    public boolean answers() {
        try {
            return send(request("/version")).statusCode() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Starts a process, and answers the instance. */
    public JsonNode start(String model, String key) {
        return post("/process-definition/key/" + model + "/start", "{\"businessKey\":\"" + key + "\"}");
    }

    /** What the engine says to a JSON body. */
    public JsonNode post(String path, String body) {
        return write("POST", path, body);
    }

    /** What the engine says to a JSON body. */
    public JsonNode put(String path, String body) {
        return write("PUT", path, body);
    }

    public JsonNode delete(String path) {
        return checked(path, request(path).DELETE());
    }

    /** Gives a variable a file, as a form does (RFC 7578). */
    public void upload(String path, String name, byte[] content) {
        String start = file("data", name, "application/pdf");
        String end = "\r\n" + LIMIT + part("name=\"valueType\"") + "Content-Type: text/plain\r\n\r\nFile";
        checked(path, form(path, start, content, end));
    }

    /**
     * Deploys a model.
     *
     * @param tenant empty for none
     */
    public void deploy(String name, String bpmn, String tenant) {
        String tenantId = tenant.isEmpty() ? "" : "\r\n" + LIMIT + part("name=\"tenant-id\"") + "\r\n" + tenant;
        String path = "/deployment/create";
        checked(path, form(path, file("model", name, "application/xml"), bpmn.getBytes(UTF_8), tenantId));
    }

    /** The elements of a list. */
    public List<JsonNode> get(String path) {
        List<JsonNode> all = new ArrayList<>();
        object(path).forEach(all::add);
        return all;
    }

    /** Whatever is there, also if it is an error. */
    public JsonNode object(String path) {
        return read(send(request(path)));
    }

    private JsonNode write(String method, String path, String body) {
        return checked(
                path,
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder form(String path, String start, byte[] content, String end) {
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArrays(
                        List.of(start.getBytes(UTF_8), content, (end + "\r\n--limit--\r\n").getBytes(UTF_8))));
    }

    private static String file(String field, String name, String type) {
        String disposition = part("name=\"" + field + "\"; filename=\"" + name + "\"");
        return LIMIT + disposition + "Content-Type: " + type + "\r\n\r\n";
    }

    private static String part(String disposition) {
        return "Content-Disposition: form-data; " + disposition + "\r\n";
    }

    private JsonNode checked(String path, HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    "the engine answers " + answer.statusCode() + " to " + path + ": " + answer.body());
        }
        return answer.body().isEmpty() ? MissingNode.getInstance() : read(answer);
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
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
