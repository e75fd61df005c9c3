package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.app.CarillonApplication;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own, killed at work and started again. */
final class KilledWorkerTest {

    private static final int INSTANCES = 60;
    private static final int CONNECTIONS = 4;

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        sandbox =
                Sandbox.start(new Narrator(nowhere, Clock.systemUTC()), "--port=0", "--start=false", "--worker=false");
        client = new SandboxClient(sandbox.page());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_worker_that_is_killed_and_started_again_loses_nothing_and_repeats_only_what_was_in_flight()
            throws Exception {
        Processes processes = new Processes(client);
        for (int customer = 0; customer < INSTANCES; customer++) {
            processes.start("order-shipped", Map.of("customerEmail", "customer-" + customer + "@example.org"));
        }
        Process first = worker("first");
        await().atMost(Processes.PATIENCE.multipliedBy(2))
                .until(() -> client.read("/sandbox/mails").size() >= INSTANCES / 3);
        first.destroyForcibly().waitFor();
        int beforeKill = client.read("/sandbox/mails").size();
        assertThat(beforeKill).isLessThan(INSTANCES);

        Process second = worker("second");
        await().atMost(Processes.PATIENCE.multipliedBy(2))
                .until(() -> count("/engine-rest/process-instance/count?processDefinitionKey=order-shipped") == 0);
        second.destroy();
        second.waitFor();

        Map<String, List<String>> idsByAddress = idsByAddress();
        assertThat(idsByAddress).hasSize(INSTANCES);
        assertThat(idsByAddress.values())
                .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
        long repeated =
                idsByAddress.values().stream().filter(ids -> ids.size() > 1).count();
        assertThat(repeated).isLessThanOrEqualTo(CONNECTIONS);
        assertThat(logs()).doesNotContain("@example.org", "Dear Ada", "order A-1042");
    }

    private static Process worker(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                withoutEngine(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                CarillonApplication.class.getName(),
                "--spring.main.web-application-type=none",
                "--carillon.engine.url=" + sandbox.page().resolve("/engine-rest"),
                "--carillon.worker.id=killed",
                "--carillon.connections.mail.max-connections=" + CONNECTIONS,
                "--carillon.worker.lock=5s",
                "--carillon.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"),
                "--carillon.connections.mail.type=smtp",
                "--carillon.connections.mail.host=127.0.0.1",
                "--carillon.connections.mail.port=" + sandbox.addresses().smtpPort(),
                "--carillon.connections.mail.security=plain",
                "--carillon.connections.mail.from=shop@example.org"));
        return new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve(name)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    /** The class path is the sandbox's; the worker must not start an engine of its own. */
    private static String withoutEngine(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.contains("camunda-bpm-spring-boot"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, List<String>> idsByAddress() throws Exception {
        Map<String, List<String>> ids = new HashMap<>();
        for (JsonNode mail : client.read("/sandbox/mails")) {
            ids.computeIfAbsent(mail.path("to").asText(), address -> new ArrayList<>())
                    .add(mail.path("messageId").asText());
        }
        return ids;
    }

    private static int count(String path) throws Exception {
        return client.read(path).path("count").asInt();
    }

    private static String logs() throws IOException {
        try (Stream<Path> files = Stream.of(folder.resolve("first.log"), folder.resolve("second.log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
