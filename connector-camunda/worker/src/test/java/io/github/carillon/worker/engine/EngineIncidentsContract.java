package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.carillon.worker.engine.Incident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What whoever implements {@link EngineIncidents} must answer and do. */
public abstract class EngineIncidentsContract {

    private static final String NONE = "none-" + UUID.randomUUID();
    private static final int ALL = EngineIncidents.LARGEST_PAGE;

    private final Instant begun = Instant.now().minusMillis(1);
    private final String topic = "topic-" + UUID.randomUUID();
    private final EngineUnderTest steps;
    private final ProcessesUnderTest processes;
    private final EngineIncidents engine;

    /** Tests this engine. */
    protected EngineIncidentsContract(Tested tested) {
        this.steps = tested.steps();
        this.processes = tested.processes();
        this.engine = steps.engine().incidents();
    }

    /**
     * Both of the same engine.
     *
     * @param steps with its process deployed
     * @param processes deployed without a tenant, and for {@code north}
     */
    public record Tested(EngineUnderTest steps, ProcessesUnderTest processes) {}

    @Test
    void a_failed_job_is_told_with_all_that_is_known_of_it() {
        String instance = failed();
        Incident incident = incident(instance);

        assertThat(incident.type()).isEqualTo(Incident.FAILED_JOB);
        assertThat(incident.time()).isBetween(begun, Instant.now());
        assertThat(incident.activityId()).isEqualTo("work");
        assertThat(incident.failedActivityId()).isEqualTo("work");
        assertThat(incident.isRoot()).isTrue();
        assertThat(incident.isRetryable()).isTrue();
        assertThat(incident.causeId()).isEqualTo(incident.id());
        assertThat(incident.message()).isNotBlank();
        assertThat(incident.tenant()).isNull();
        assertThat(incident.state()).isEqualTo(State.OPEN);
        assertThat(incident.ended()).isNull();
        assertThat(steps.engine().queries().definition(String.valueOf(incident.processDefinitionId())))
                .hasValueSatisfying(definition -> assertThat(definition.key()).isEqualTo(processes.key()));
    }

    @Test
    void a_failed_external_task_is_told_as_a_failed_job_is() {
        String instance = steps.begin(topic, Map.of());
        String task = fail("no such address");
        Incident incident = incident(instance);

        assertThat(incident.type()).isEqualTo(Incident.FAILED_EXTERNAL_TASK);
        assertThat(incident.activityId()).isEqualTo("notify");
        assertThat(incident.configuration()).isEqualTo(task);
        assertThat(incident.message()).isEqualTo("no such address");
        assertThat(incident.isRoot()).isTrue();
        assertThat(incident.isRetryable()).isTrue();
    }

    @Test
    void a_message_is_not_shown_by_chance() {
        steps.begin(topic, Map.of());
        fail("a-secret");

        assertThat(engine.open(begun, ALL).toString())
                .contains(Incident.FAILED_EXTERNAL_TASK)
                .doesNotContain("a-secret");
    }

    @Test
    void a_caller_repeats_the_incident_of_the_instance_that_it_called() {
        String caller = processes.call();
        processes.work(processes.called(caller));
        Incident first = incident(processes.called(caller));
        Incident repeated = incident(caller);

        assertThat(first.isRoot()).isTrue();
        assertThat(repeated.isRoot()).isFalse();
        assertThat(repeated.rootCauseId()).isEqualTo(first.id());
        assertThat(repeated.causeId()).isEqualTo(first.id());
        assertThat(repeated.activityId()).isEqualTo("call");
        assertThat(repeated.isRetryable()).isFalse();
        assertThat(engine.causedBy(first.id())).containsExactlyInAnyOrder(first, repeated);
        assertThat(engine.causedBy(NONE)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> engine.retry(repeated));
    }

    @Test
    void pages_bring_each_incident_once_and_the_oldest_first() {
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            failed.add(failed());
        }

        assertThat(instances(paged(after -> engine.open(after, 3), Incident::time)))
                .containsExactlyInAnyOrderElementsOf(failed);
        assertThat(instances(paged(after -> engine.past(after, 3), Incident::time)))
                .containsExactlyInAnyOrderElementsOf(failed);
        failed.forEach(processes::delete);
        assertThat(instances(paged(after -> engine.ended(after, 3), Incident::ended)))
                .containsExactlyInAnyOrderElementsOf(failed);
    }

    @Test
    void a_page_has_not_more_than_an_engine_may_allow() {
        assertThatIllegalArgumentException().isThrownBy(() -> engine.open(null, ALL + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> engine.past(begun, 0));
    }

    @Test
    void the_history_says_what_became_of_incidents() {
        Incident open = incident(failed());
        Incident resolved = incident(failed());
        Incident deleted = incident(failed());
        engine.retry(resolved);
        processes.delete(String.valueOf(deleted.processInstanceId()));

        assertThat(engine.states(List.of(open.id(), resolved.id(), deleted.id(), NONE)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        open.id(), State.OPEN,
                        resolved.id(), State.RESOLVED,
                        deleted.id(), State.DELETED));
        assertThat(engine.past(begun, ALL)).filteredOn(open::equals).hasSize(1);
        assertThat(engine.open(begun, ALL))
                .extracting(Incident::id)
                .contains(open.id())
                .doesNotContain(resolved.id(), deleted.id());
        assertThat(engine.ended(begun, ALL))
                .filteredOn(
                        one -> List.of(open.id(), resolved.id(), deleted.id()).contains(one.id()))
                .allSatisfy(one -> assertThat(one.ended()).isBetween(one.time(), Instant.now()))
                .extracting(Incident::state)
                .containsExactlyInAnyOrder(State.RESOLVED, State.DELETED);
    }

    @Test
    void instances_are_known_with_their_business_key_and_how_far_they_are() {
        String running = processes.begin(null, "order 7");
        String completed = completed();
        String deleted = failed();
        processes.delete(deleted);
        Map<String, ProcessInstance> found = engine.instances(List.of(running, completed, deleted, NONE));

        assertThat(found).containsOnlyKeys(running, completed, deleted);
        assertThat(found.get(running).state()).isEqualTo(ProcessInstance.State.RUNNING);
        assertThat(found.get(running).businessKey()).isEqualTo("order 7");
        assertThat(found.get(running).started()).isBetween(begun, Instant.now());
        assertThat(found.get(completed).state()).isEqualTo(ProcessInstance.State.COMPLETED);
        assertThat(found.get(completed).businessKey()).isNull();
        assertThat(found.get(deleted).state()).isEqualTo(ProcessInstance.State.TERMINATED);
        assertThat(engine.instances(List.of())).isEmpty();
    }

    @Test
    void running_instances_are_found_by_when_they_began() {
        String first = later();
        String second = later();
        Instant then = started(second);
        String third = later();
        completed();

        assertThat(running(null, Instant.now(), ALL)).containsExactly(first, second, third);
        assertThat(running(null, then, ALL)).containsExactly(first);
        assertThat(running(then, Instant.now(), ALL)).containsExactly(third);
        assertThat(running(null, Instant.now(), 2)).containsExactly(first, second);
        assertThat(engine.running(NONE, null, null, Instant.now(), ALL)).isEmpty();
    }

    @Test
    void the_last_end_that_the_model_has_counts_and_a_deletion_does_not() {
        assertThat(engine.lastCompleted(processes.key(), null, begun)).isEmpty();
        completed();
        Instant end = engine.lastCompleted(processes.key(), null, begun).orElseThrow();
        assertThat(end).isBetween(begun, Instant.now());
        pass();
        processes.delete(failed());

        assertThat(engine.lastCompleted(processes.key(), null, begun)).contains(end);
        assertThat(engine.lastCompleted(processes.key(), null, end)).isEmpty();
        completed();
        assertThat(engine.lastCompleted(processes.key(), null, end))
                .hasValueSatisfying(latest -> assertThat(latest).isAfter(end));
    }

    @Test
    void what_belongs_to_a_tenant_is_not_mixed_with_the_rest() {
        String theirs = processes.begin("north", null);
        String ours = processes.begin(null, null);
        processes.mend(ours);
        processes.work(ours);
        processes.work(theirs);

        assertThat(incident(theirs).tenant()).isEqualTo("north");
        assertThat(engine.instances(List.of(theirs)).get(theirs).tenant()).isEqualTo("north");
        assertThat(engine.running(processes.key(), "north", null, Instant.now(), ALL))
                .extracting(ProcessInstance::id)
                .containsExactly(theirs);
        assertThat(running(null, Instant.now(), ALL)).isEmpty();
        assertThat(engine.lastCompleted(processes.key(), null, begun)).isPresent();
        assertThat(engine.lastCompleted(processes.key(), "north", begun)).isEmpty();
    }

    @Test
    void all_definitions_are_told_in_pages() {
        List<ProcessDefinition> all = new ArrayList<>();
        List<ProcessDefinition> page;
        do {
            page = engine.definitions(all.size(), 2);
            all.addAll(page);
        } while (page.size() == 2);

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all)
                .filteredOn(one -> one.key().equals(processes.key()) && one.tenant() == null)
                .singleElement()
                .satisfies(one -> assertThat(one.version()).isEqualTo(1))
                .satisfies(one -> assertThat(steps.engine().queries().definition(one.id()))
                        .contains(one));
    }

    @Test
    void a_failed_job_that_is_tried_again_goes_on_at_once() {
        String instance = failed();
        processes.work(instance);
        assertThat(processes.isEnded(instance)).isFalse();
        processes.mend(instance);

        assertThat(engine.retry(incident(instance))).isTrue();
        assertThat(incidents(instance)).isEmpty();
        processes.work(instance);
        assertThat(processes.isEnded(instance)).isTrue();
    }

    @Test
    void what_failed_is_there_until_it_was_done_or_is_gone_though_it_is_tried_again() {
        Incident job = incident(failed());
        Incident deleted = incident(failed());
        String waiting = steps.begin(topic, Map.of());
        fail("no room");
        Incident task = incident(waiting);
        engine.retry(job);
        engine.retry(task);
        processes.delete(String.valueOf(deleted.processInstanceId()));

        assertThat(stillThere(job, deleted)).containsExactly(job.configuration());
        assertThat(engine.stillThere(task.type(), List.of(String.valueOf(task.configuration()), NONE)))
                .containsExactly(task.configuration());
        String instance = String.valueOf(job.processInstanceId());
        processes.mend(instance);
        processes.work(instance);
        assertThat(stillThere(job, deleted)).isEmpty();
        assertThat(engine.stillThere(Incident.FAILED_JOB, List.of())).isEmpty();
    }

    private Set<String> stillThere(Incident... jobs) {
        return engine.stillThere(
                Incident.FAILED_JOB,
                Stream.of(jobs).map(job -> String.valueOf(job.configuration())).toList());
    }

    @Test
    void one_that_fails_again_makes_another_incident() {
        String instance = failed();
        Incident first = incident(instance);
        engine.retry(first);
        processes.work(instance);

        assertThat(incident(instance).id()).isNotEqualTo(first.id());
        assertThat(engine.states(List.of(first.id()))).containsValue(State.RESOLVED);
    }

    @Test
    void the_retry_of_a_called_instance_resolves_what_its_caller_repeats() {
        String caller = processes.call();
        processes.work(processes.called(caller));
        processes.mend(processes.called(caller));

        engine.retry(incident(processes.called(caller)));
        assertThat(incidents(caller)).isEmpty();
        processes.work(processes.called(caller));
        assertThat(processes.isEnded(caller)).isTrue();
    }

    @Test
    void a_failed_external_task_that_is_tried_again_is_offered_again() {
        String instance = steps.begin(topic, Map.of());
        String task = fail("no such address");
        assertThat(engine.retry(incident(instance))).isTrue();

        assertThat(incidents(instance)).isEmpty();
        assertThat(steps.incident(instance)).isEmpty();
        try (EngineTasks tasks = tasks()) {
            FetchedTask again = only(tasks);
            assertThat(again.task().id()).isEqualTo(task);
            assertThat(again.task().retries()).isEqualTo(1);
            tasks.complete(task, Map.of());
        }
        assertThat(steps.at(instance)).isEqualTo("after");
    }

    @Test
    void what_is_gone_is_not_tried_again() {
        Incident job = incident(failed());
        String instance = steps.begin(topic, Map.of());
        fail("no such address");
        Incident task = incident(instance);
        processes.delete(String.valueOf(job.processInstanceId()));
        processes.delete(instance);

        assertThat(engine.retry(job)).isFalse();
        assertThat(engine.retry(task)).isFalse();
    }

    @Test
    void suspended_instances_do_not_go_on_and_are_still_running() {
        String instance = processes.begin(null, null);
        String theirs = processes.begin("north", null);
        processes.mend(instance);
        processes.mend(theirs);
        engine.suspendInstances(processes.key(), null);
        processes.work(instance);
        processes.work(theirs);

        assertThat(processes.isEnded(instance)).isFalse();
        assertThat(processes.isEnded(theirs)).isTrue();
        assertThat(engine.instances(List.of(instance)).get(instance).state()).isEqualTo(ProcessInstance.State.RUNNING);
        assertThat(running(null, Instant.now(), ALL)).containsExactly(instance);
    }

    @Test
    void instances_of_a_tenant_are_suspended_alone_and_new_ones_begin() {
        String ours = processes.begin(null, null);
        String theirs = processes.begin("north", null);
        List.of(ours, theirs).forEach(processes::mend);
        engine.suspendInstances(processes.key(), "north");
        String next = processes.begin("north", null);
        processes.mend(next);
        List.of(ours, theirs, next).forEach(processes::work);

        assertThat(processes.isEnded(ours)).isTrue();
        assertThat(processes.isEnded(theirs)).isFalse();
        assertThat(processes.isEnded(next)).isTrue();
    }

    @Test
    void an_engine_that_does_not_know_who_asks_says_nothing_of_users_and_misses_nothing() {
        Incident incident = incident(failed());

        assertThat(engine.mayRetry("ann", incident, processes.key())).isEmpty();
        assertThat(engine.missingPermissions()).isEmpty();
    }

    private String failed() {
        String instance = processes.begin(null, null);
        processes.work(instance);
        return instance;
    }

    private String completed() {
        String instance = processes.begin(null, null);
        processes.mend(instance);
        processes.work(instance);
        return instance;
    }

    private String later() {
        pass();
        return processes.begin(null, null);
    }

    /** An engine's moments have milliseconds. */
    private static void pass() {
        Instant now = Instant.now();
        await().until(() -> Instant.now().isAfter(now.plusMillis(2)));
    }

    private Instant started(String instance) {
        return Optional.ofNullable(
                        engine.instances(List.of(instance)).get(instance).started())
                .orElseThrow();
    }

    private List<String> running(Instant after, Instant before, int most) {
        return engine.running(processes.key(), null, after, before, most).stream()
                .map(ProcessInstance::id)
                .toList();
    }

    private Incident incident(String instance) {
        return incidents(instance).get(0);
    }

    private List<Incident> incidents(String instance) {
        return engine.open(begun, ALL).stream()
                .filter(one -> instance.equals(one.processInstanceId()))
                .toList();
    }

    private List<Incident> paged(Function<Instant, List<Incident>> source, Function<Incident, Instant> moment) {
        List<Incident> all = new ArrayList<>();
        List<Incident> page = source.apply(begun);
        while (!page.isEmpty()) {
            assertThat(page).isSortedAccordingTo(Comparator.comparing(moment));
            all.addAll(page);
            page = source.apply(moment.apply(page.get(page.size() - 1)));
        }
        assertThat(all).doesNotHaveDuplicates();
        return all;
    }

    private List<String> instances(List<Incident> incidents) {
        return incidents.stream()
                .map(one -> String.valueOf(one.processInstanceId()))
                .toList();
    }

    /** Returns the task's id. */
    private String fail(String message) {
        try (EngineTasks tasks = tasks()) {
            String task = only(tasks).task().id();
            tasks.fail(task, message, "details", 0, Duration.ZERO);
            return task;
        }
    }

    private static FetchedTask only(EngineTasks tasks) {
        return tasks.fetch(Optional.empty(), 1).match(read -> read.tasks().get(0), unread -> {
            throw new AssertionError(unread);
        });
    }

    private EngineTasks tasks() {
        return steps.engine()
                .tasks(new TopicSubscription(
                        topic, "worker/" + topic, Duration.ofSeconds(30), Duration.ofMillis(300), true, 4));
    }
}
