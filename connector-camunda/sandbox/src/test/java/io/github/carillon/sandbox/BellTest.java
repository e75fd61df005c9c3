package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a step of a process to the bell in Tasklist of whoever is logged in. */
final class BellTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_members_bell_rings_when_an_approval_is_requested_and_leads_to_the_task() throws Exception {
        TasklistSession demo = TasklistSession.of(sandbox.page(), "demo");
        String instance = new Processes(new SandboxClient(sandbox.page())).startWith("approval-requested", Map.of());

        JsonNode note = await().atMost(Processes.PATIENCE)
                .until(() -> demo.read(TasklistSession.BELL).at("/notes/0"), found -> !found.isMissingNode());
        assertThat(note.path("title").asText()).isEqualTo("Please approve order A-1042");
        assertThat(note.path("body").asText()).contains("1,250.00 EUR");
        assertThat(note.path("category").asText()).isEqualTo("ACTION_REQUIRED");
        assertThat(note.path("processInstanceId").asText()).isEqualTo(instance);
        assertThat(URI.create(note.path("url").asText()).getPath()).startsWith("/camunda/app/tasklist/");
        assertThat(demo.read(TasklistSession.BELL + "/counts").path("unseen").asInt())
                .isOne();

        assertThat(demo.post(TasklistSession.BELL + "/" + note.path("id").asText() + "/acted")
                        .statusCode())
                .isEqualTo(204);
        assertThat(demo.read(TasklistSession.BELL + "/counts").path("unread").asInt())
                .isZero();
    }
}
