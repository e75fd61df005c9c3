package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.recipient.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows. Nothing is kept: each question is asked. All but {@link #health} throw an {@link
 * EngineException} when there is no answer. To a user without permission, engines show nothing and do not say so: {@link
 * #missingPermissions} tells. Safe for use from any thread.
 */
public interface EngineQueries {

    /** Whether the engine is there and lets us in, with its version. */
    Health health();

    /** What the worker's user lacks of what steps need; nothing where the engine looks at no authorizations or does not say. */
    Set<Permission> missingPermissions();

    /** An id that the engine's database got when it was made; empty where the engine has none to tell. */
    Optional<String> installation();

    /** The first part of the path of the engine's web apps, such as {@code camunda}. */
    String webApps();

    /** A deployed version of a process; empty where the engine does not know it. */
    Optional<ProcessDefinition> definition(String definitionId);

    /** The BPMN file of a deployed version; empty where the engine does not have it. */
    Optional<String> model(String definitionId);

    /** What was deployed together. */
    List<DeploymentResource> resources(String deploymentId);

    /** The content of one, as text. */
    Optional<String> resource(String deploymentId, String resourceId);

    /** The call activity that runs this instance; empty where it was not called. */
    Optional<CallActivity> caller(String processInstanceId);

    /** The user with this id. */
    Optional<Recipient> user(String id);

    /** Whether there is a group with this id. */
    boolean isGroup(String id);

    /** All users who are in the group. */
    List<Recipient> members(String group);

    /** The latest run of an activity in an instance that ended and was not cancelled, by its id. */
    Optional<String> latestRun(String processInstanceId, String activityId);

    /**
     * The variables that a run of an activity wrote, with the values it gave them, however they were overwritten later;
     * as {@link FetchedTask#variables} are.
     */
    Map<String, @Nullable Object> written(String run);

    /** Whether the history shows any activity of the instance: each has begun with one. */
    boolean showsActivities(String processInstanceId);

    /** Whether the history keeps what activities of the instance write; true where the instance has no variables. */
    boolean keepsWrittenValues(String processInstanceId);
}
