package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.starter.inbox.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of an A/B test, from its timer to the inboxes of those who hear of it. */
final class AbTestTest {

    private static final String EMAIL = "https://example.org/newsletters/spring";

    private static Sandbox sandbox;
    private static SandboxClient client;
    private static Processes processes;

    private final Map<String, String> variables = new HashMap<>(Map.of(
            "creator", text("demo"),
            "modifiers", text("mary, john"),
            "selection", text("automatic"),
            "testDuration", text("PT0S"),
            "opensA", number(95),
            "opensB", number(120),
            "emailUrl", text(EMAIL)));

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false");
        client = new SandboxClient(sandbox.page());
        processes = new Processes(client);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void the_decision_table_chooses_and_whoever_made_or_changed_the_test_hears_of_it() throws Exception {
        String instance = told("ab-test", "TellTheWinner");

        for (String user : List.of("demo", "mary", "john")) {
            assertThat(notesOf(user, instance)).singleElement().satisfies(note -> {
                assertThat(note.path("title").asText()).isEqualTo("A/B test “Spring newsletter”: B was chosen");
                assertThat(note.path("category").asText()).isEqualTo("INFO");
                assertThat(note.path("url").asText()).isEqualTo(EMAIL);
            });
        }
        assertThat(notesOf("peter", instance)).isEmpty();
    }

    @Test
    void a_tie_is_told_as_a_question_that_leads_to_the_task() throws Exception {
        variables.put("opensA", number(120));

        assertAsked(told("ab-test", "AskForAChoice"));
    }

    @Test
    void where_somebody_is_to_choose_they_are_asked_whatever_the_numbers_say() throws Exception {
        variables.put("selection", text("manual"));

        assertAsked(told("ab-test", "AskForAChoice"));
    }

    @Test
    void who_made_the_test_and_changed_it_too_hears_of_it_once() throws Exception {
        variables.put("modifiers", text("demo, mary, demo"));
        String instance = told("ab-test", "TellTheWinner");

        assertThat(notesOf("demo", instance)).hasSize(1);
        assertThat(notesOf("mary", instance)).hasSize(1);
        assertThat(notesOf("john", instance)).isEmpty();
    }

    @Test
    void one_field_of_the_process_switches_it_off() throws Exception {
        String quiet = processes.deploy(
                file("ab-test.bpmn")
                        .replace("name=\"abTestNotify\" value=\"true\"", "name=\"abTestNotify\" value=\"false\"")
                        .replace("<bpmn:process id=\"ab-test\"", "<bpmn:process id=\"quiet-test\"")
                        .replace("bpmnElement=\"ab-test\"", "bpmnElement=\"quiet-test\""),
                Map.of("ab-test.dmn", file("ab-test.dmn")));
        assertThat(quiet).isEqualTo("quiet-test");
        String instance = processes.startWith(quiet, variables);

        assertThat(processes.afterActivity(instance, "TellTheWinner"))
                .containsEntry("winner", "B")
                .containsEntry("acceptedCount", "0")
                .containsEntry("skippedCount", "0")
                .containsEntry("failedCount", "0");
        assertThat(notesOf("demo", instance)).isEmpty();
        assertThat(notesOf("mary", instance)).isEmpty();
    }

    private static void assertAsked(String instance) throws Exception {
        for (String user : List.of("demo", "mary", "john")) {
            assertThat(notesOf(user, instance)).singleElement().satisfies(note -> {
                assertThat(note.path("title").asText())
                        .isEqualTo("A/B test “Spring newsletter”: please choose a variant");
                assertThat(note.path("category").asText()).isEqualTo("ACTION_REQUIRED");
                assertThat(note.path("url").asText()).contains("/app/tasklist/", instance);
            });
        }
        assertThat(processes.reached(instance, "ChooseByHand")).isTrue();
    }

    /** Runs the test, and waits until the step has told of it; returns the instance. */
    private String told(String key, String step) throws Exception {
        String instance = processes.startWith(key, variables);
        processes.afterActivity(instance, step);
        return instance;
    }

    private static List<JsonNode> notesOf(String user, String instance) throws Exception {
        String token = TestTokens.bySecret(TestTokens.claims(user, Instant.now()), sandbox.inboxSecret());
        JsonNode inbox =
                client.json(client.send(HttpRequest.newBuilder(sandbox.page().resolve("/api/notes"))
                        .header("Authorization", "Bearer " + token)));
        return StreamSupport.stream(inbox.path("notes").spliterator(), false)
                .filter(note -> note.path("processInstanceId").asText().equals(instance))
                .toList();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = AbTestTest.class.getResourceAsStream("/examples/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(String value) {
        return "{\"value\":\"%s\",\"type\":\"String\"}".formatted(value);
    }

    private static String number(long value) {
        return "{\"value\":%d,\"type\":\"Long\"}".formatted(value);
    }
}
