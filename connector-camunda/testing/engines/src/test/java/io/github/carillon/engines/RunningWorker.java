package io.github.carillon.engines;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.app.CarillonApplication;
import io.github.carillon.testserver.EngineRest;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The worker as it runs in production, in a JVM of its own; the same for every engine. */
final class RunningWorker implements AutoCloseable {

    private static final String INBOX_SECRET = "known to this suite, and 32 bytes long";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final InboxTokens tokens = new InboxTokens(INBOX_SECRET);
    private final int port;
    private final JavaProcess process;

    private RunningWorker(int port, JavaProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one, which is up when this returns.
     *
     * @param user of the engine, whose password is their name
     * @param id names the worker in the engine, and its ledger: the same after a kill
     */
    static RunningWorker start(Path folder, EngineRest engine, Sinks sinks, String user, String id) throws IOException {
        int port = FreePort.any();
        List<String> settings = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--carillon.engine.url=" + engine.url(),
                "--carillon.engine.user=" + user,
                "--carillon.engine.password=" + user,
                "--carillon.worker.id=" + id,
                "--carillon.worker.lock=5s",
                "--carillon.retry.first=1s",
                "--carillon.retry.attempts=3",
                "--carillon.retry.longest=1s",
                "--carillon.inbox.jwt.secret=" + INBOX_SECRET,
                "--carillon.ledger.url=jdbc:h2:file:" + folder.resolve(id)));
        settings.addAll(sinks.settings());
        JavaProcess process =
                JavaProcess.start(folder, id, entry -> true, CarillonApplication.class.getName(), settings);
        RunningWorker worker = new RunningWorker(port, process);
        await().atMost(Lab.PATIENCE).until(() -> worker.isUp() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("the worker ended: " + String.join("\n", process.log()));
        }
        return worker;
    }

    /** What its health says of everything, for who asks from this machine. */
    JsonNode health() throws IOException, InterruptedException {
        return json.readTree(get("/actuator/health", "").body());
    }

    /**
     * The notes in somebody's inbox, newest first.
     *
     * @param tenant empty for none
     */
    List<JsonNode> notes(String user, String tenant) throws IOException, InterruptedException {
        List<JsonNode> notes = new ArrayList<>();
        json.readTree(get("/api/notes", "Bearer " + tokens.of(user, tenant)).body())
                .path("notes")
                .forEach(notes::add);
        return notes;
    }

    List<String> log() throws IOException {
        return process.log();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean isUp() throws InterruptedException {
        try {
            return get("/actuator/health/liveness", "").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
