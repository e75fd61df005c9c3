package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example that fails on purpose, as an operator meets it. */
final class NightlyImportTest {

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false");
        client = new SandboxClient(sandbox.page());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void it_fails_and_says_why_and_is_repaired_by_a_variable_and_a_retry() throws Exception {
        Processes processes = new Processes(client);
        String instance = processes.startWith("nightly-import", Map.of());

        assertThat(processes.incident(instance)).contains("orders.csv has not arrived");

        client.put(
                "/engine-rest/process-instance/" + instance + "/variables/fileAvailable",
                "{\"value\":true,\"type\":\"Boolean\"}");
        String job = client.read("/engine-rest/job?processInstanceId=" + instance)
                .at("/0/id")
                .asText();
        client.put("/engine-rest/job/" + job + "/retries", "{\"retries\":1}");
        await().atMost(Processes.PATIENCE).until(() -> processes.reached(instance, "OrdersImported"));
    }

    @Test
    void its_supervisors_are_a_group_of_their_own() throws Exception {
        assertThat(client.read("/engine-rest/user?memberOfGroup=importsupervisors&sortBy=userId&sortOrder=asc")
                        .findValuesAsText("id"))
                .containsExactly("demo", "nina", "omar");
    }
}
