package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.steps.task.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever implements {@link EngineQueries} must answer. */
public abstract class EngineQueriesContract {

    private static final String NONE = "none-" + UUID.randomUUID();

    private final String topic = "topic-" + UUID.randomUUID();
    private final EngineUnderTest tested;
    private final EngineQueries engine;

    /**
     * @param tested the engine, with its process deployed
     */
    protected EngineQueriesContract(EngineUnderTest tested) {
        this.tested = tested;
        this.engine = tested.engine().queries();
    }

    @Test
    void an_engine_that_is_there_is_healthy_and_says_its_version() {
        assertThat(engine.health().ok()).isTrue();
        assertThat(engine.health().detail()).startsWith("version ");
    }

    @Test
    void without_authorizations_nothing_is_missing() {
        assertThat(engine.missingPermissions()).isEmpty();
    }

    @Test
    void web_apps_are_at_one_place() {
        assertThat(engine.webApps()).isNotBlank().doesNotContain("/");
    }

    @Test
    void a_deployed_process_is_known_with_its_model_and_what_was_deployed_with_it() {
        String id = task().processDefinitionId();
        ProcessDefinition definition = engine.definition(id).orElseThrow();
        List<DeploymentResource> resources = engine.resources(definition.deploymentId());

        assertThat(engine.model(id).orElseThrow()).contains("<", "id=\"notify\"");
        assertThat(resources).isNotEmpty();
        assertThat(engine.resource(definition.deploymentId(), resources.get(0).id()))
                .isPresent();
    }

    @Test
    void what_was_not_deployed_is_not_known() {
        assertThat(engine.definition(NONE)).isEmpty();
        assertThat(engine.model(NONE)).isEmpty();
    }

    @Test
    void an_instance_that_nobody_called_has_no_caller() {
        assertThat(engine.caller(tested.begin(topic, Map.of()))).isEmpty();
    }

    @Test
    void users_and_groups_are_known_with_what_the_engine_says_of_them() {
        String group = "group" + UUID.randomUUID().toString().replace("-", "");
        Recipient ann = new Recipient("ann-" + UUID.randomUUID(), "Ann", "Lee", "ann@example.org", null, null);
        tested.join(ann, group);

        assertThat(engine.user(String.valueOf(ann.userId()))).contains(ann);
        assertThat(engine.isGroup(group)).isTrue();
        assertThat(engine.members(group)).containsExactly(ann);
    }

    @Test
    void nobody_is_behind_an_unknown_id() {
        assertThat(engine.user(NONE)).isEmpty();
        assertThat(engine.isGroup(NONE)).isFalse();
        assertThat(engine.members(NONE)).isEmpty();
    }

    @Test
    void the_history_tells_what_a_step_wrote() {
        Map<String, Object> before = new HashMap<>(Map.of("other", "x"));
        String instance = tested.begin(topic, before);
        assertThat(engine.latestRun(instance, "notify")).isEmpty();
        complete(Map.of("messageId", new OutputVariable("abc", false), "sent", new OutputVariable(2, false)));

        String run = engine.latestRun(instance, "notify").orElseThrow();
        assertThat(engine.written(run))
                .containsEntry("messageId", "abc")
                .containsEntry("sent", 2)
                .doesNotContainKey("other");
        assertThat(engine.showsActivities(instance)).isTrue();
        assertThat(engine.keepsWrittenValues(instance)).isTrue();
    }

    @Test
    void of_an_instance_that_there_is_not_nothing_is_shown() {
        assertThat(engine.latestRun(NONE, "notify")).isEmpty();
        assertThat(engine.showsActivities(NONE)).isFalse();
        assertThat(engine.keepsWrittenValues(NONE)).isTrue();
    }

    private Task task() {
        tested.begin(topic, Map.of());
        try (EngineTasks tasks = tasks()) {
            return fetch(tasks);
        }
    }

    private void complete(Map<String, OutputVariable> outputs) {
        try (EngineTasks tasks = tasks()) {
            tasks.complete(fetch(tasks).id(), outputs);
        }
    }

    private static Task fetch(EngineTasks tasks) {
        return tasks.fetch(Optional.empty(), 1)
                .match(
                        read -> read.tasks().get(0).task(),
                        unread -> unread.tasks().get(0).task());
    }

    private EngineTasks tasks() {
        return tested.engine()
                .tasks(new TopicSubscription(
                        topic, "worker/" + topic, Duration.ofSeconds(30), Duration.ofMillis(300), true, 4));
    }
}
