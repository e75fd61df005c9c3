package io.github.carillon.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.EngineRest;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Camunda engine in a JVM of its own, which can be killed and started again; asked as Cockpit asks it. */
final class Engine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String IN_MEMORY = "jdbc:h2:mem:engine;DB_CLOSE_DELAY=-1";

    private final Path folder;
    private final int port;
    private final String database;
    private final String heap;
    private final EngineRest rest;
    private JavaProcess process;

    private Engine(Path folder, int port, String database) throws IOException {
        this(folder, port, database, "256m");
    }

    private Engine(Path folder, int port, String database, String heap) throws IOException {
        this.heap = heap;
        this.folder = folder;
        this.port = port;
        this.database = database;
        this.rest = new EngineRest(URI.create("http://127.0.0.1:" + port + "/engine-rest"));
        this.process = launch();
    }

    /** The one for all who do not break it; it ends with this JVM. */
    static Engine shared() {
        return Holder.ENGINE;
    }

    /** One that finds its tasks again after a restart. */
    static Engine lasting(Path folder) throws IOException {
        return new Engine(folder, FreePort.any(), "jdbc:h2:file:" + folder.resolve("engine"));
    }

    /** One that has room for files. */
    static Engine large(Path folder) throws IOException {
        return new Engine(folder, FreePort.any(), "jdbc:h2:file:" + folder.resolve("engine"), "1g");
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** After a kill. */
    void restart() throws IOException {
        process = launch();
    }

    URI url() {
        return rest.url();
    }

    /** Starts a process for each of these business keys. */
    void start(String model, Collection<String> keys) throws IOException {
        keys.parallelStream().forEach(key -> rest.start(model, key));
    }

    /** Starts a process that waits for a file, gives it this one, and lets it go on. */
    void startWithFile(String model, String key, byte[] content) throws IOException {
        rest.start(model, key);
        String instance = rest.get("/process-instance?businessKey=" + key)
                .get(0)
                .path("id")
                .asText();
        rest.upload("/process-instance/" + instance + "/variables/report/data", "report.pdf", content);
        String task = rest.get("/task?processInstanceId=" + instance)
                .get(0)
                .path("id")
                .asText();
        rest.post("/task/" + task + "/complete", "{}");
    }

    /** Makes these users, with mailboxes at example.org, and the group that they are in. */
    void employ(String group, List<String> users) {
        rest.post("/group/create", "{\"id\":\"" + group + "\",\"name\":\"" + group + "\"}");
        for (String user : users) {
            rest.post(
                    "/user/create",
                    "{\"profile\":{\"id\":\"" + user + "\",\"email\":\"" + user
                            + "@example.org\"},\"credentials\":{\"password\":\"known on loopback\"}}");
            rest.put("/group/" + group + "/members/" + user, "{}");
        }
    }

    /** Everything that waits for this topic fails, hundreds in a transaction. */
    void failAll(String topic) {
        List<JsonNode> some = waiting(topic);
        while (!some.isEmpty()) {
            String ids = some.stream()
                    .map(task -> "\"" + task.path("id").asText() + "\"")
                    .collect(Collectors.joining(","));
            rest.put("/external-task/retries", "{\"retries\":0,\"externalTaskIds\":[" + ids + "]}");
            some = waiting(topic);
        }
    }

    private List<JsonNode> waiting(String topic) {
        return rest.get("/external-task?topicName=" + topic + "&withRetriesLeft=true&maxResults=250");
    }

    /** How many tasks of this topic wait or have failed. */
    int tasks(String topic) {
        return rest.object("/external-task/count?topicName=" + topic)
                .path("count")
                .asInt();
    }

    /** What became of the processes with such business keys; those that still wait are not in it. */
    Map<String, Fate> fates(String prefix) {
        Map<String, Fate> fates = new HashMap<>();
        Map<String, String> open = new HashMap<>();
        for (JsonNode instance :
                rest.get("/history/process-instance?processInstanceBusinessKeyLike=" + prefix + "%25")) {
            String key = instance.path("businessKey").asText();
            if (instance.path("state").asText().equals("COMPLETED")) {
                fates.put(key, Fate.completed());
            } else {
                open.put(instance.path("id").asText(), key);
            }
        }
        for (JsonNode incident : rest.get("/incident")) {
            String key = open.get(incident.path("processInstanceId").asText());
            if (key != null) {
                fates.put(key, Fate.incident(incident.path("incidentMessage").asText()));
            }
        }
        return fates;
    }

    /** Waits until so many have an end, good or bad, and says which. An engine that is too busy to say is asked again. */
    Map<String, Fate> awaitFates(String prefix, int count) {
        return await().atMost(PATIENCE.multipliedBy(Scale.factor()))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> fates(prefix), fates -> fates.size() >= count);
    }

    @Override
    public void close() {
        process.close();
    }

    private JavaProcess launch() throws IOException {
        JavaProcess launched = JavaProcess.start(
                folder,
                "engine",
                heap,
                entry -> true,
                EngineApplication.class.getName(),
                List.of(
                        "--spring.config.name=chaos-engine",
                        // the worker is on the class path, and a process of its own
                        "--carillon.enabled=false",
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database));
        await().atMost(PATIENCE).until(() -> rest.answers() || !launched.isAlive());
        if (!launched.isAlive()) {
            throw new IOException("the engine ended: " + String.join("\n", launched.log()));
        }
        return launched;
    }

    private static final class Holder {
        private static final Engine ENGINE = start();

        private static Engine start() {
            try {
                Path folder = Files.createTempDirectory("carillon-chaos");
                return new Engine(folder, FreePort.any(), IN_MEMORY);
            } catch (IOException impossible) {
                throw new AssertionError("the engine could not be started", impossible);
            }
        }
    }
}
