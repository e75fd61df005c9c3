package io.github.carillon.worker.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.carillon.steps.result.Outputs.JsonFile;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever implements {@link EngineTasks} must do. */
public abstract class EngineTasksContract {

    private static final Duration LOCK = Duration.ofSeconds(30);

    private final String topic = "topic-" + UUID.randomUUID();
    private final EngineUnderTest tested;
    private final EngineTasks tasks;
    private final EngineTasks other;

    /**
     * @param tested the engine, with nothing in it of another test's topic
     */
    protected EngineTasksContract(EngineUnderTest tested) {
        this.tested = tested;
        this.tasks = worker("one");
        this.other = worker("other");
    }

    @AfterEach
    void close() {
        tasks.close();
        other.close();
    }

    @Test
    void a_task_is_told_with_all_that_is_known_of_it() {
        String instance = tested.begin(topic, Map.of("weight", 7));

        FetchedTask fetched = only(tasks);
        Task task = fetched.task();
        assertThat(task.topic()).isEqualTo(topic);
        assertThat(task.activityId()).isEqualTo("notify");
        assertThat(task.processInstanceId()).isEqualTo(instance);
        assertThat(task.processDefinitionId()).isNotBlank();
        assertThat(task.processDefinitionKey()).isNotBlank();
        assertThat(task.retries()).isNull();
        assertThat(task.inputs().variables()).isEmpty();
        assertThat(fetched.priority()).isEqualTo(7);
        assertThat(fetched.properties()).containsExactly(Map.entry("onFailure", "incident"));
    }

    @Test
    void variables_of_every_kind_are_plain_values() {
        Map<String, Object> values = new HashMap<>(Map.of(
                "text",
                "Grüße, \"Ann\"",
                "count",
                7,
                "large",
                9_000_000_000L,
                "share",
                0.25,
                "yes",
                true,
                "when",
                Instant.parse("2026-03-01T12:00:00.123Z"),
                "list",
                List.of("a", "b"),
                "map",
                Map.of("name", "Ann", "ids", List.of(1, 2))));
        values.put("nothing", null);
        tested.begin(topic, values);

        Map<String, Object> read = only(tasks).variables();
        values.forEach((name, value) -> assertThat(read.get(name)).as(name).isEqualTo(value));
        assertThat(read).containsKey("nothing");
    }

    @Test
    void a_file_is_read_when_it_is_used_and_no_further_than_wanted() {
        byte[] content = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        tested.begin(topic, Map.of("file", new FileVariable("list.csv", "text/csv", "UTF-8", () -> content)));

        FileVariable file = (FileVariable) only(tasks).variables().get("file");
        assertThat(file.name()).isEqualTo("list.csv");
        assertThat(file.contentType()).isEqualTo("text/csv");
        assertThat(file.encoding()).isEqualTo("UTF-8");
        assertThat(file.source().read(100)).isEqualTo(content);
        assertThat(file.source().read(3).length).isBetween(3, content.length);
    }

    @Test
    void only_the_variables_that_are_wanted_are_brought() {
        tested.begin(topic, Map.of("wanted", "a", "other", "b"));

        Fetched fetched = tasks.fetch(Optional.of(List.of("wanted", "none")), 1);
        assertThat(read(fetched).get(0).variables()).containsOnlyKeys("wanted");
    }

    @Test
    void a_fetch_brings_the_oldest_and_no_more_than_wanted() {
        List<String> instances = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Instant begun = Instant.now();
            instances.add(tested.begin(topic, Map.of()));
            // an engine's moments have milliseconds
            await().until(() -> Instant.now().isAfter(begun.plusMillis(2)));
        }

        assertThat(instances(tasks.fetch(Optional.empty(), 2))).containsExactly(instances.get(0), instances.get(1));
        assertThat(instances(tasks.fetch(Optional.empty(), 2))).containsExactly(instances.get(2));
    }

    @Test
    void a_higher_priority_comes_first() {
        tested.begin(topic, Map.of("weight", 1));
        String urgent = tested.begin(topic, Map.of("weight", 9));

        assertThat(instances(tasks.fetch(Optional.empty(), 1))).containsExactly(urgent);
    }

    @Test
    void a_fetch_that_waits_brings_what_begins_meanwhile() {
        var waiting = CompletableFuture.supplyAsync(() -> {
            Fetched fetched = tasks.fetch(Optional.empty(), 1);
            while (read(fetched).isEmpty()) {
                fetched = tasks.fetch(Optional.empty(), 1);
            }
            return fetched;
        });
        String instance = tested.begin(topic, Map.of());

        assertThat(instances(waiting.join())).containsExactly(instance);
    }

    @Test
    void a_task_that_is_locked_is_offered_to_nobody_and_one_that_is_unlocked_to_all() {
        tested.begin(topic, Map.of());
        Task task = only(tasks).task();
        assertThat(instances(other.fetch(Optional.empty(), 1))).isEmpty();

        tasks.unlock(task.id());
        Task again = only(other).task();
        assertThat(again.id()).isEqualTo(task.id());
        assertThat(again.retries()).isNull();
    }

    @Test
    void a_lock_ends_when_it_is_said_to_end() {
        tested.begin(topic, Map.of());
        String id = only(tasks).task().id();
        tasks.extendLock(id, Duration.ofMillis(1));

        await().until(() -> !read(other.fetch(Optional.empty(), 1)).isEmpty());
        assertThat(kind(() -> tasks.extendLock(id, LOCK))).isEqualTo(Kind.REFUSED);
    }

    @Test
    void a_step_that_is_done_goes_on_with_its_outputs() {
        String instance = tested.begin(topic, Map.of());
        tasks.complete(only(tasks).task().id(), outputs(false));

        assertThat(tested.at(instance)).isEqualTo("after");
        assertThat(tested.kept(instance))
                .containsEntry("text", "sent")
                .containsEntry("count", 3)
                .containsEntry("none", null)
                .containsEntry("file", "[1]");
    }

    @Test
    void transient_outputs_are_not_kept() {
        String instance = tested.begin(topic, Map.of());
        tasks.complete(only(tasks).task().id(), outputs(true));

        assertThat(tested.at(instance)).isEqualTo("after");
        assertThat(tested.kept(instance)).doesNotContainKeys("count", "none", "file");
    }

    @Test
    void a_step_that_failed_is_offered_again_with_what_was_said() {
        String instance = tested.begin(topic, Map.of());
        tasks.fail(only(tasks).task().id(), "not now", "the details", 2, Duration.ofMillis(1));

        await().until(() -> {
            List<? extends FetchedTask> again = read(other.fetch(Optional.empty(), 1));
            again.forEach(one -> assertThat(one.task().retries()).isEqualTo(2));
            return !again.isEmpty();
        });
        assertThat(tested.incident(instance)).isEmpty();
    }

    @Test
    void a_step_that_failed_is_not_offered_before_its_time() {
        tested.begin(topic, Map.of());
        tasks.fail(only(tasks).task().id(), "not now", "", 2, Duration.ofMinutes(5));

        assertThat(read(other.fetch(Optional.empty(), 1))).isEmpty();
    }

    @Test
    void no_retries_are_an_incident() {
        String instance = tested.begin(topic, Map.of());
        tasks.fail(only(tasks).task().id(), "look at it", "the details", 0, Duration.ZERO);

        assertThat(tested.incident(instance)).contains("look at it");
        assertThat(read(other.fetch(Optional.empty(), 1))).isEmpty();
    }

    @Test
    void a_bpmn_error_is_caught_by_the_model() {
        String instance = tested.begin(topic, Map.of());
        tasks.throwBpmnError(only(tasks).task().id(), "REFUSED", "by all", outputs(false));

        assertThat(tested.at(instance)).isEqualTo("handled");
        assertThat(tested.kept(instance)).containsEntry("text", "sent").containsEntry("file", "[1]");
    }

    @Test
    void a_task_that_is_gone_is_told_from_one_that_another_worker_has() {
        tested.begin(topic, Map.of());
        String id = only(tasks).task().id();
        assertThat(kind(() -> other.complete(id, Map.of()))).isEqualTo(Kind.REFUSED);
        assertThat(kind(() -> other.fail(id, "no", "", 1, Duration.ZERO))).isEqualTo(Kind.REFUSED);
        assertThat(kind(() -> other.throwBpmnError(id, "REFUSED", "", Map.of())))
                .isEqualTo(Kind.REFUSED);
        tasks.complete(id, Map.of());

        assertThat(kind(() -> tasks.complete(id, Map.of()))).isEqualTo(Kind.GONE);
        assertThat(kind(() -> tasks.fail(id, "no", "", 1, Duration.ZERO))).isEqualTo(Kind.GONE);
        assertThat(kind(() -> tasks.throwBpmnError(id, "REFUSED", "", Map.of())))
                .isEqualTo(Kind.GONE);
        assertThat(kind(() -> tasks.extendLock(id, LOCK))).isEqualTo(Kind.GONE);
        assertThat(kind(() -> tasks.unlock(id))).isEqualTo(Kind.GONE);
    }

    private static Map<String, OutputVariable> outputs(boolean isTransient) {
        Map<String, Object> values =
                new HashMap<>(Map.of("count", 3, "file", new JsonFile("report.json", "[1]", true)));
        values.put("none", null);
        Map<String, OutputVariable> outputs = new HashMap<>(values.keySet().stream()
                .collect(toMap(name -> name, name -> new OutputVariable(values.get(name), isTransient))));
        outputs.put("text", new OutputVariable("sent", false));
        return outputs;
    }

    private EngineTasks worker(String name) {
        return tested.engine()
                .tasks(new TopicSubscription(topic, name + "/" + topic, LOCK, Duration.ofMillis(300), true, 4));
    }

    private static FetchedTask only(EngineTasks from) {
        List<? extends FetchedTask> fetched = read(from.fetch(Optional.empty(), 10));
        assertThat(fetched).hasSize(1);
        return fetched.get(0);
    }

    private static List<? extends FetchedTask> read(Fetched fetched) {
        return fetched.match(Fetched.Read::tasks, unread -> List.of());
    }

    private static List<String> instances(Fetched fetched) {
        return read(fetched).stream().map(one -> one.task().processInstanceId()).toList();
    }

    private static Kind kind(Runnable call) {
        return catchThrowableOfType(EngineException.class, call::run).kind();
    }
}
