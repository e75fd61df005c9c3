package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.testserver.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own, killed at work and started again. */
final class KilledWorkerTest {

    private static final int INSTANCES = 60;
    private static final int CONNECTIONS = 4;

    /** A delivery is in flight from its claim until its outcome is on disk, a little longer than it has a connection. */
    private static final int IN_FLIGHT = 2 * CONNECTIONS;

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false", "--worker=false");
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
        JavaProcess first = worker("first");
        await().atMost(Processes.PATIENCE.multipliedBy(2))
                .until(() -> client.read("/sandbox/mails").size() >= INSTANCES / 3);
        first.kill();
        int beforeKill = client.read("/sandbox/mails").size();
        assertThat(beforeKill).isLessThan(INSTANCES);

        JavaProcess second = worker("second");
        await().atMost(Processes.PATIENCE.multipliedBy(2))
                .until(() -> count("/engine-rest/process-instance/count?processDefinitionKey=order-shipped") == 0);
        second.stop();

        Map<String, List<String>> idsByAddress = idsByAddress();
        assertThat(idsByAddress).hasSize(INSTANCES);
        assertThat(idsByAddress.values())
                .allSatisfy(ids -> assertThat(ids.stream().distinct()).hasSize(1));
        long repeated =
                idsByAddress.values().stream().filter(ids -> ids.size() > 1).count();
        assertThat(repeated).isLessThanOrEqualTo(IN_FLIGHT);
        assertThat(String.join("\n", first.log()) + String.join("\n", second.log()))
                .doesNotContain("@example.org", "Dear Ada", "order A-1042");
    }

    private static JavaProcess worker(String name) throws IOException {
        return Workers.start(
                sandbox,
                sandbox.addresses().smtpPort(),
                folder,
                name,
                "--carillon.worker.id=killed",
                "--carillon.connections.mail.max-connections=" + CONNECTIONS,
                "--carillon.worker.lock=5s",
                "--carillon.ledger.url=jdbc:h2:file:" + folder.resolve("ledger"));
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
}
