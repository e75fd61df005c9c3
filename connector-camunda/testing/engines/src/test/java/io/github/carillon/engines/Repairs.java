package io.github.carillon.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.value.Secret;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.ProcessInstance;
import io.github.carillon.worker.rest.RestEngine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a worker sees of failed instances, and what it does about them in an operator's place. */
interface Repairs {

    @Test
    default void a_failed_job_is_seen_and_goes_on_at_once_when_it_is_tried_again(Lab lab) {
        Instant before = Instant.now().minusSeconds(1);
        Model model = Model.of("failing-job").job("work", "${mended ? 1 : absent}");
        String instance = lab.run(model, Map.of("mended", false));
        EngineIncidents engine = incidents(lab);
        Incident incident = incident(engine, before, instance);
        assertThat(incident.type()).isEqualTo(Incident.FAILED_JOB);
        assertThat(engine.past(before, 100)).contains(incident);
        assertThat(engine.lastCompleted(model.id(), null, before)).isEmpty();

        lab.rest().put("/process-instance/" + instance + "/variables/mended", "{\"value\":true}");
        assertThat(engine.retry(incident)).isTrue();
        lab.finished(instance);
        assertThat(engine.retry(incident)).isFalse();
        assertThat(engine.states(List.of(incident.id()))).containsEntry(incident.id(), Incident.State.RESOLVED);
        assertThat(engine.ended(before, 100)).extracting(Incident::id).contains(incident.id());
        assertThat(engine.lastCompleted(model.id(), null, before)).isPresent();
    }

    @Test
    default void a_failed_step_is_seen_and_tried_again(Lab lab) {
        Instant before = Instant.now().minusSeconds(1);
        Model model =
                Model.of("failing-step").step(Step.sendNotification("Smtp").with("body", ""));
        String instance = lab.run(model, Map.of());
        EngineIncidents engine = incidents(lab);
        Incident first = incident(engine, before, instance);
        assertThat(first.type()).isEqualTo(Incident.FAILED_EXTERNAL_TASK);

        assertThat(engine.retry(first)).isTrue();
        Incident second = incident(engine, first.time(), instance);
        assertThat(second.id()).isNotEqualTo(first.id());
        lab.rest().delete("/process-instance/" + instance);
        assertThat(engine.retry(second)).isFalse();
        assertThat(engine.states(List.of(first.id(), second.id())))
                .containsEntry(first.id(), Incident.State.RESOLVED)
                .containsEntry(second.id(), Incident.State.DELETED);
    }

    @Test
    default void supervisors_hear_of_a_failed_instance_and_of_its_repair(Lab lab) throws Exception {
        Model model = Model.of("supervised").supervisedBy("sales").job("work", "${mended ? 1 : absent}");
        String instance = lab.run(model, Map.of("mended", false));

        await().atMost(Lab.PATIENCE).until(() -> mailed(lab, "Failed: supervised, work"));
        assertThat(lab.worker().notes("bob", ""))
                .filteredOn(note -> note.path("title").asText().equals("Failed: supervised, work"))
                .singleElement()
                .satisfies(note -> assertThat(note.path("url").asText()).contains(instance));

        lab.rest().put("/process-instance/" + instance + "/variables/mended", "{\"value\":true}");
        String job = lab.rest()
                .get("/job?processInstanceId=" + instance)
                .get(0)
                .path("id")
                .asText();
        lab.rest().put("/job/" + job + "/retries", "{\"retries\":1,\"dueDate\":null}");
        lab.finished(instance);
        await().atMost(Lab.PATIENCE).until(() -> mailed(lab, "Repaired: supervised, work"));
    }

    private static boolean mailed(Lab lab, String subject) {
        return lab.sinks().mailsTo("ann@example.org").stream()
                .anyMatch(mail -> mail.text().contains("Subject: " + subject));
    }

    @Test
    default void running_instances_are_seen_and_suspended(Lab lab) {
        Model model = Model.of("waiting").userTask("wait");
        String instance = lab.run(model, Map.of());
        EngineIncidents engine = incidents(lab);
        engine.suspendInstances(model.id(), null);

        assertThat(lab.rest()
                        .object("/process-instance/" + instance)
                        .path("suspended")
                        .asBoolean())
                .isTrue();
        assertThat(engine.running(model.id(), null, null, Instant.now().plusSeconds(1), 100))
                .containsExactlyElementsOf(engine.instances(List.of(instance)).values())
                .extracting(ProcessInstance::businessKey)
                .containsExactly(model.id());
        assertThat(engine.definitions(0, EngineIncidents.LARGEST_PAGE))
                .anyMatch(definition -> definition.key().equals(model.id()));
    }

    @Test
    default void who_may_retry_is_known_by_the_permissions_of_the_documentation(Lab lab) {
        Instant before = Instant.now().minusSeconds(1);
        Model model = Model.of("failing-for").job("work", "${absent}");
        String instance = lab.run(model, Map.of());
        EngineIncidents engine = incidents(lab);
        Incident incident = incident(engine, before, instance);

        assertThat(engine.mayRetry("mary", incident, model.id())).contains(true);
        assertThat(engine.mayRetry("ann", incident, model.id())).contains(false);
        assertThat(engine.missingPermissions()).isEmpty();
    }

    private static Incident incident(EngineIncidents engine, Instant after, String instance) {
        return await("an incident of " + instance)
                .atMost(Lab.PATIENCE)
                .until(
                        () -> engine.open(after, EngineIncidents.LARGEST_PAGE).stream()
                                .filter(one -> instance.equals(one.processInstanceId()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static EngineIncidents incidents(Lab lab) {
        return new RestEngine(lab.rest().url(), EngineAccess.basic(Lab.WORKER, Secret.of(Lab.WORKER))).incidents();
    }
}
