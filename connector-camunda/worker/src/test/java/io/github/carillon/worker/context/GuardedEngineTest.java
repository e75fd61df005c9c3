package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.dispatch.TestWorker;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.rest.RestEngine;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An engine that asks who one is, and looks at what one may do. */
final class GuardedEngineTest {

    private static final String KEY = "guarded";
    private static final Health UP = new Health(true, "version 7.24.0");

    private final NumberedEngine engine =
            new NumberedEngine(RealEngine.GUARDED, "jdbc:h2:mem:" + UUID.randomUUID(), settings());
    private final EngineAccess access = EngineAccess.basic("worker", Secret.of("right"));
    private final String instance = engine.start(KEY, Models.simple(KEY));

    GuardedEngineTest() {
        User worker = engine.engine().getIdentityService().newUser("worker");
        worker.setPassword("right");
        engine.engine().getIdentityService().saveUser(worker);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void a_worker_that_may_nothing_is_not_healthy_and_says_what_it_lacks() {
        assertThat(rest().health().ok()).isTrue();
        assertThat(new EnginePermissions(rest()).health(UP))
                .isEqualTo(new Health(
                        false,
                        "version 7.24.0, and the worker's user lacks Process Definition READ, Process Definition"
                                + " READ_INSTANCE, Process Definition UPDATE_INSTANCE, Process Definition READ_HISTORY,"
                                + " User READ, Group READ, Deployment READ"));
    }

    @Test
    void with_the_permissions_of_the_documentation_it_works_and_lacks_nothing() {
        grantAll();
        assertThat(new EnginePermissions(rest()).health(UP)).isEqualTo(UP);
        try (TestWorker worker = TestWorker.as(access, engine.rest())) {
            worker.start();
            await().until(() -> engine.isEnded(instance));

            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    @Test
    void permissions_for_some_processes_are_enough_and_what_few_steps_need_leaves_it_healthy() {
        grant(Resources.PROCESS_DEFINITION, KEY, Permissions.READ, Permissions.READ_INSTANCE);
        grant(Resources.PROCESS_DEFINITION, KEY, Permissions.UPDATE_INSTANCE, Permissions.READ_HISTORY);
        grant(Resources.USER, "*", Permissions.READ);

        assertThat(new EnginePermissions(rest()).health(UP))
                .isEqualTo(new Health(true, UP.detail() + ", and the worker's user lacks Group READ, Deployment READ"));
    }

    @Test
    void a_user_or_group_that_it_may_not_see_is_not_called_unknown() {
        EngineDirectory directory = new EngineDirectory(rest(), new EnginePermissions(rest()), Clock.systemUTC());

        assertThatExceptionOfType(DirectoryException.class)
                .isThrownBy(() -> directory.user("mary"))
                .withMessageContaining("lacks User READ");
        assertThatExceptionOfType(DirectoryException.class)
                .isThrownBy(() -> directory.members("sales"))
                .withMessageContaining("lacks Group READ");
    }

    @Test
    void an_activity_whose_history_it_may_not_see_is_not_said_not_to_have_run() {
        EngineHistory history = new EngineHistory(rest(), new EnginePermissions(rest()));

        assertThat(history.written(task(instance), "start")).isEmpty();
        assertThat(history.unknown(task(instance), "start").reason()).contains("lacks Process Definition READ_HISTORY");
    }

    @Test
    void what_is_forbidden_names_the_permission() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> rest().model(definition()))
                .withMessageContaining("HTTP status 403")
                .withMessageContaining("the worker's user lacks ProcessDefinition READ");
    }

    @Test
    void a_wrong_password_is_tried_once() {
        EngineAccess wrong = EngineAccess.basic("worker", Secret.of("wrong"));
        EngineQueries rest = new RestEngine(engine.rest(), wrong).queries();
        try (TestWorker worker = TestWorker.as(wrong, engine.rest())) {
            worker.start();
            await().until(() -> !rest.health().ok());
            for (int asked = 0; asked < 20; asked++) {
                assertThat(rest.health().detail()).contains("HTTP status 401", "5 minutes");
            }
        }

        UserEntity user = (UserEntity) engine.engine()
                .getIdentityService()
                .createUserQuery()
                .userId("worker")
                .singleResult();
        assertThat(user.getAttempts()).isEqualTo(1);
    }

    private void grantAll() {
        grant(Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.READ_INSTANCE);
        grant(Resources.PROCESS_DEFINITION, "*", Permissions.UPDATE_INSTANCE, Permissions.READ_HISTORY);
        grant(Resources.USER, "*", Permissions.READ);
        grant(Resources.GROUP, "*", Permissions.READ);
        grant(Resources.DEPLOYMENT, "*", Permissions.READ);
    }

    private void grant(Resource resource, String id, Permissions... permissions) {
        var service = engine.engine().getAuthorizationService();
        Authorization before = service.createAuthorizationQuery()
                .userIdIn("worker")
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization grant = before == null ? service.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : before;
        grant.setUserId("worker");
        grant.setResource(resource);
        grant.setResourceId(id);
        for (Permissions permission : permissions) {
            grant.addPermission(permission);
        }
        service.saveAuthorization(grant);
    }

    private String definition() {
        return engine.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .singleResult()
                .getId();
    }

    private EngineQueries rest() {
        return new RestEngine(engine.rest(), access).queries();
    }

    private static StandaloneProcessEngineConfiguration settings() {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setAuthorizationEnabled(true);
        return settings;
    }

    private static Task task(String instance) {
        return new Task(
                "task",
                "send-notification",
                "notify",
                instance,
                "definition",
                "key",
                null,
                null,
                null,
                null,
                new Inputs(Map.of(), Map.of(), Map.of()));
    }
}
