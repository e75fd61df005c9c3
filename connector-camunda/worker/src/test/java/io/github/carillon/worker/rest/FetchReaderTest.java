package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.junit.jupiter.api.Test;

final class FetchReaderTest {

    private static final int MEGABYTE = 1 << 20;

    private final FetchReader reader = new FetchReader(new ObjectMapper(), 30 * MEGABYTE);

    @Test
    void tasks_are_read_with_their_variables() throws Exception {
        assertThat(read(answer("short"))).isInstanceOfSatisfying(RestFetched.Read.class, read -> {
            assertThat(read.tasks()).extracting(ExternalTaskImpl::getId).containsExactly("task-1", "task-2");
            assertThat(read.tasks().get(1).getVariables().get("text").getValue())
                    .isEqualTo("short");
        });
    }

    @Test
    void all_tasks_are_known_where_a_variable_cannot_be_read() throws Exception {
        assertThat(read(answer("x".repeat(21_000_000)))).isInstanceOfSatisfying(RestFetched.Unread.class, unread -> {
            assertThat(unread.tasks()).extracting(ExternalTaskImpl::getId).containsExactly("task-1", "task-2");
            assertThat(unread.reason())
                    .startsWith("variable \"text\": String ")
                    .contains("exceeds the maximum")
                    .doesNotContain("Constraints", "`")
                    .hasLineCount(1);
        });
    }

    @Test
    void a_variable_that_is_of_another_form_is_named_without_a_programmers_words() throws Exception {
        String answer = "[{\"id\": \"task-1\", \"variables\": {\"odd\": [1]}}]";

        assertThat(read(answer))
                .isInstanceOfSatisfying(
                        RestFetched.Unread.class,
                        unread -> assertThat(unread.reason())
                                .isEqualTo("variable \"odd\": not as the engine's REST API describes it"));
    }

    @Test
    void all_tasks_are_known_where_an_answer_is_too_large() throws Exception {
        assertThat(read(answer("x".repeat(31 * MEGABYTE)))).isInstanceOfSatisfying(RestFetched.Unread.class, unread -> {
            assertThat(unread.tasks()).extracting(ExternalTaskImpl::getId).containsExactly("task-1", "task-2");
            assertThat(unread.reason()).isEqualTo("they are larger than 30 MB");
        });
    }

    @Test
    void what_is_no_task_in_an_answer_keeps_nobody_from_the_tasks() throws Exception {
        String answer = "[null, {}, " + task("task-1", "short") + ", {\"id\": \"task-2\", \"variables\": null}]";

        assertThat(read(answer)).isInstanceOfSatisfying(RestFetched.Read.class, read -> {
            assertThat(read.tasks()).extracting(ExternalTaskImpl::getId).containsExactly("task-1", "task-2");
            assertThat(read.tasks().get(1).getVariables()).isEmpty();
        });
        assertThat(read("[null]")).isEqualTo(new RestFetched.Read(List.of()));
    }

    @Test
    void a_variable_of_which_nothing_is_said_is_null() throws Exception {
        assertThat(read("[{\"id\": \"task-1\", \"variables\": {\"a\": null, \"b\": {}}}]"))
                .isInstanceOfSatisfying(
                        RestFetched.Read.class,
                        read -> assertThat(read.tasks().get(0).getVariables().values())
                                .hasSize(2)
                                .allSatisfy(variable -> {
                                    assertThat(variable.getType()).isEqualTo("Null");
                                    assertThat(variable.getValue()).isNull();
                                }));
    }

    @Test
    void all_tasks_are_known_beside_what_is_none_where_a_variable_cannot_be_read() throws Exception {
        assertThat(read("[null, " + task("task-1", "x".repeat(21_000_000)) + "]"))
                .isInstanceOfSatisfying(
                        RestFetched.Unread.class,
                        unread -> assertThat(unread.tasks())
                                .extracting(ExternalTaskImpl::getId)
                                .containsExactly("task-1"));
    }

    @Test
    void what_is_no_answer_to_a_fetch_is_no_fault_of_the_tasks() {
        assertThatThrownBy(() -> read("<html>Sign in")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("null")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(answer("short").substring(0, 100))).isInstanceOf(IOException.class);
    }

    private RestFetched read(String answer) throws IOException {
        InputStream bytes = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
        return reader.read(bytes);
    }

    private static String answer(String text) {
        return "[" + task("task-1", text) + ", " + task("task-2", "short") + "]";
    }

    private static String task(String id, String text) {
        return "{\"variables\": {\"text\": {\"type\": \"String\", \"value\": \"" + text + "\"}}, \"id\": \"" + id
                + "\"}";
    }
}
