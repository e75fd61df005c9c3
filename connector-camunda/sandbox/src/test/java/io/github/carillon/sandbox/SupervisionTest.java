package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a nightly import that fails to the all-clear, as its supervisors meet it. */
final class SupervisionTest {

    private static final List<String> SUPERVISORS = List.of("demo@example.org", "nina@example.org", "omar@example.org");

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
    void its_supervisors_hear_within_five_seconds_retry_from_the_bell_and_get_the_all_clear() throws Exception {
        TasklistSession nina = TasklistSession.of(sandbox.page(), "nina");
        Processes processes = new Processes(client);
        String instance = processes.startWith("nightly-import", Map.of());
        assertThat(processes.incident(instance)).contains("has not arrived");

        await().atMost(Duration.ofSeconds(5)).until(() -> mailed("Failed: ").size() == SUPERVISORS.size());
        assertThat(mailed("Failed: ")).containsExactlyInAnyOrderElementsOf(SUPERVISORS);
        JsonNode note = await().atMost(Duration.ofSeconds(5))
                .until(() -> nina.read(TasklistSession.BELL).at("/notes/0"), found -> !found.isMissingNode());
        assertThat(note.path("title").asText()).startsWith("Failed: Nightly import");
        assertThat(note.path("body").asText()).contains("has not arrived");
        assertThat(note.path("commands")).extracting(JsonNode::asText).containsExactly("RETRY", "SILENCE");
        URI cockpit = URI.create(note.path("url").asText());
        assertThat(cockpit.getPath()).isEqualTo("/camunda/app/cockpit/default/");
        assertThat(cockpit.getFragment()).isEqualTo("/process-instance/" + instance + "/runtime");

        String address = TasklistSession.BELL + "/" + note.path("id").asText() + "/retry";
        String incident = incidentOf(instance);
        var unused = nina.get(address);
        // a retry that fails again would be another incident
        await().during(Duration.ofSeconds(2))
                .atMost(Processes.PATIENCE)
                .until(() -> incidentOf(instance).equals(incident));

        client.put(
                "/engine-rest/process-instance/" + instance + "/variables/fileAvailable",
                "{\"value\":true,\"type\":\"Boolean\"}");
        HttpResponse<String> retried = nina.post(address);
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
        await().atMost(Processes.PATIENCE).until(() -> processes.reached(instance, "OrdersImported"));

        await().atMost(Processes.PATIENCE).until(() -> mailed("Repaired: ").size() == SUPERVISORS.size());
        assertThat(mailed("Failed: ")).hasSameSizeAs(SUPERVISORS);
    }

    private static String incidentOf(String instance) throws Exception {
        return client.read("/engine-rest/incident?processInstanceId=" + instance)
                .at("/0/id")
                .asText();
    }

    /** To whom a mail with such a subject came. */
    private static List<String> mailed(String subject) {
        try {
            return StreamSupport.stream(client.read("/sandbox/mails").spliterator(), false)
                    .filter(mail -> mail.path("subject").asText().startsWith(subject))
                    .map(mail -> mail.path("to").asText())
                    .toList();
        } catch (Exception broken) {
            throw new IllegalStateException("the sandbox does not answer", broken);
        }
    }
}
