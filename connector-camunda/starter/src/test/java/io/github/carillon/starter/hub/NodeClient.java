package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The official JavaScript client in a process of its own, and what it reports: {@code [event, details…]}. */
public final class NodeClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer orders;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private NodeClient(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "node-client");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param program {@code client.mjs} for node, {@code browser.mjs} for Chromium
     * @param arguments the hub's address, the transport as the client calls it, the token, and if it is not the usual
     *     for node how often to ping in milliseconds, for a browser the page it is in
     */
    public static NodeClient start(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        try {
            return new NodeClient(new ProcessBuilder(command)
                    .directory(Judges.FOLDER.toFile())
                    .redirectError(Judges.FOLDER.resolve("client.log").toFile())
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until this has happened so often, and gives the latest. */
    public JsonNode await(String event, int times) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> all(event).size() >= times || failed(event));
        List<JsonNode> those = all(event);
        if (those.size() < times) {
            throw new AssertionError(events.toString());
        }
        return those.get(those.size() - 1);
    }

    /** The ids of the notes that came, in order. */
    List<String> notes() {
        return arrivals().stream().map(Arrival::id).toList();
    }

    /** The notes that came, in order. */
    public List<Arrival> arrivals() {
        return all("notification").stream()
                .map(event -> new Arrival(
                        event.get(1).asText(),
                        Instant.parse(event.get(3).asText()),
                        Instant.parse(event.get(4).asText())))
                .toList();
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    List<JsonNode> all(String event) {
        return events.stream()
                .filter(each -> each.get(0).asText().equals(event))
                .toList();
    }

    void order(Object... order) {
        try {
            orders.write(JSON.writeValueAsString(order) + "\n");
            orders.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** No use to wait any longer. */
    private boolean failed(String wanted) {
        return !wanted.equals("failed") && !all("failed").isEmpty();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Stream<String> all = lines.lines()) {
            all.forEach(this::note);
        } catch (IOException | UncheckedIOException ended) {
            // the process has been stopped
        }
    }

    private void note(String line) {
        try {
            events.add(JSON.readTree(line));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
