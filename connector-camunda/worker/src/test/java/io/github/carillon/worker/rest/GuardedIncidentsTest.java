package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.carillon.core.value.Secret;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.RealProcesses;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Incidents of an engine that asks who one is, and looks at what one may do. */
final class GuardedIncidentsTest {

    private static final String WORKER = "worker";
    private static final String ANN = "ann o'neil/ü?&";

    private final NumberedEngine guarded =
            new NumberedEngine(RealEngine.GUARDED, "jdbc:h2:mem:" + UUID.randomUUID(), settings());
    private final RealProcesses processes = new RealProcesses(guarded.engine());
    private final IdentityService identity = guarded.engine().getIdentityService();
    private final Engine engine = new RestEngine(guarded.rest(), EngineAccess.basic(WORKER, Secret.of("right")));
    private final EngineIncidents incidents = engine.incidents();

    GuardedIncidentsTest() {
        save(WORKER);
        save(ANN);
    }

    @AfterEach
    void stop() {
        guarded.close();
    }

    @Test
    void what_watching_lacks_is_said_and_is_not_asked_of_those_who_do_not_watch() {
        assertThat(incidents.missingPermissions())
                .containsExactlyInAnyOrder(
                        Permission.DEFINITION,
                        Permission.INSTANCES,
                        Permission.UPDATES,
                        Permission.HISTORY,
                        Permission.GROUPS,
                        Permission.AUTHORIZATIONS);
        assertThat(engine.queries().missingPermissions()).doesNotContain(Permission.AUTHORIZATIONS);

        grantWorker();
        assertThat(incidents.missingPermissions()).isEmpty();
        assertThat(engine.queries().missingPermissions())
                .containsExactlyInAnyOrder(Permission.USERS, Permission.DEPLOYMENTS);
    }

    @Test
    void without_permission_there_is_nothing_to_see_and_with_it_there_is() {
        String instance = processes.begin(null, null);
        processes.work(instance);
        assertThat(incidents.open(null, 10)).isEmpty();

        grantWorker();
        assertThat(failed(instance).isRoot()).isTrue();
        assertThat(incidents.past(failed(instance).time().minusMillis(1), 10)).hasSize(1);
    }

    @Test
    void a_retry_that_is_forbidden_names_the_permission() {
        grant(WORKER, Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.READ_INSTANCE);
        Incident incident = failed();

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> incidents.retry(incident))
                .withMessageContaining("HTTP status 403")
                .withMessageContaining("lacks ProcessInstance RETRY_JOB");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> incidents.suspendInstances(processes.key(), null))
                .withMessageContaining("UPDATE_INSTANCE");
    }

    @Test
    void who_may_change_instances_of_the_process_may_retry_and_others_may_not() {
        grantWorker();
        Incident incident = failed();
        assertThat(incidents.mayRetry(ANN, incident, processes.key())).contains(false);

        grant(ANN, Resources.PROCESS_DEFINITION, processes.key(), Permissions.UPDATE_INSTANCE);
        assertThat(incidents.mayRetry(ANN, incident, processes.key())).contains(true);
        assertThat(incidents.mayRetry(ANN, incident, "another")).contains(false);
        assertThat(incidents.mayRetry("nobody", incident, processes.key())).contains(false);
    }

    @Test
    void the_right_to_retry_jobs_is_enough_for_a_job_and_for_nothing_else() {
        grantWorker();
        Incident job = failed();
        Incident task = of(job, Incident.FAILED_EXTERNAL_TASK, null);
        grant(ANN, Resources.PROCESS_DEFINITION, "*", ProcessDefinitionPermissions.RETRY_JOB);

        assertThat(incidents.mayRetry(ANN, job, processes.key())).contains(true);
        assertThat(incidents.mayRetry(ANN, task, processes.key())).contains(false);
    }

    @Test
    void a_right_to_one_instance_is_enough_for_that_one() {
        grantWorker();
        Incident theirs = failed();
        Incident another = failed();
        grant(
                ANN,
                Resources.PROCESS_INSTANCE,
                String.valueOf(theirs.processInstanceId()),
                ProcessInstancePermissions.RETRY_JOB);

        assertThat(incidents.mayRetry(ANN, theirs, processes.key())).contains(true);
        assertThat(incidents.mayRetry(ANN, another, processes.key())).contains(false);
    }

    @Test
    void a_right_of_a_group_is_one_of_its_members() {
        grantWorker();
        Incident incident = failed();
        identity.saveGroup(identity.newGroup("operators"));
        identity.createMembership(ANN, "operators");
        Authorization grant = rights().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("operators");
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId("*");
        grant.addPermission(Permissions.UPDATE_INSTANCE);
        rights().saveAuthorization(grant);

        assertThat(incidents.mayRetry(ANN, incident, processes.key())).contains(true);
    }

    @Test
    void what_a_worker_may_not_ask_is_not_known() {
        grant(WORKER, Resources.PROCESS_DEFINITION, "*", Permissions.ALL);
        grant(ANN, Resources.PROCESS_DEFINITION, "*", Permissions.UPDATE_INSTANCE);
        Incident incident = failed();

        assertThat(incidents.mayRetry(ANN, incident, processes.key())).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> incidents.mayRetry(" ", incident, processes.key()));
    }

    @Test
    void of_a_tenants_incident_users_of_other_tenants_retry_nothing() {
        grantWorker();
        grant(ANN, Resources.PROCESS_DEFINITION, "*", Permissions.UPDATE_INSTANCE);
        identity.saveTenant(identity.newTenant("north"));
        identity.createTenantUserMembership("north", WORKER);
        String instance = processes.begin("north", null);
        processes.work(instance);
        Incident incident = failed(instance);
        assertThat(incidents.mayRetry(ANN, incident, processes.key())).contains(false);
        identity.createTenantUserMembership("north", ANN);
        assertThat(incidents.mayRetry(ANN, incident, processes.key())).contains(true);
    }

    @Test
    void whose_a_tenant_is_that_the_engine_does_not_show_is_not_known() {
        grantWorker();
        grant(ANN, Resources.PROCESS_DEFINITION, "*", Permissions.UPDATE_INSTANCE);

        assertThat(incidents.mayRetry(ANN, of(failed(), Incident.FAILED_JOB, "south"), processes.key()))
                .isEmpty();
    }

    private Incident failed() {
        String instance = processes.begin(null, null);
        processes.work(instance);
        return failed(instance);
    }

    private Incident failed(String instance) {
        return incidents.open(null, 10).stream()
                .filter(one -> instance.equals(one.processInstanceId()))
                .findFirst()
                .orElseThrow();
    }

    private static Incident of(Incident one, String type, @Nullable String tenant) {
        return new Incident(
                one.id(),
                type,
                one.time(),
                one.processDefinitionId(),
                one.processInstanceId(),
                one.activityId(),
                one.failedActivityId(),
                one.rootCauseId(),
                one.causeId(),
                one.configuration(),
                one.message(),
                tenant,
                one.state(),
                one.ended());
    }

    private void grantWorker() {
        grant(
                WORKER,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ,
                Permissions.READ_INSTANCE,
                Permissions.UPDATE_INSTANCE,
                Permissions.READ_HISTORY);
        grant(WORKER, Resources.GROUP, "*", Permissions.READ);
        grant(WORKER, Resources.AUTHORIZATION, "*", Permissions.READ);
    }

    private void grant(
            String user, Resource resource, String id, org.camunda.bpm.engine.authorization.Permission... permissions) {
        Authorization grant = rights().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(user);
        grant.setResource(resource);
        grant.setResourceId(id);
        for (org.camunda.bpm.engine.authorization.Permission permission : permissions) {
            grant.addPermission(permission);
        }
        rights().saveAuthorization(grant);
    }

    private AuthorizationService rights() {
        return guarded.engine().getAuthorizationService();
    }

    private void save(String id) {
        User user = identity.newUser(id);
        user.setPassword("right");
        identity.saveUser(user);
    }

    private static StandaloneProcessEngineConfiguration settings() {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setAuthorizationEnabled(true);
        settings.setHistory("full");
        settings.setUserResourceWhitelistPattern(".+");
        return settings;
    }
}
