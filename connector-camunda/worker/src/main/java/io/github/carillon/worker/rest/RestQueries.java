package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.worker.engine.CallActivity;
import io.github.carillon.worker.engine.DeploymentResource;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.ProcessDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the engine's REST. */
final class RestQueries implements EngineQueries {

    private static final String DEPLOYMENT = "deployment";
    private static final String RESOURCES = "resources";

    private final EngineRest engine;
    private final WebApps webApps;
    private final RestIdentity identity;
    private final RestHistory history;
    private final RestPermissions permissions;

    RestQueries(EngineRest engine) {
        this.engine = engine;
        this.webApps = new WebApps(engine);
        this.identity = new RestIdentity(engine);
        this.history = new RestHistory(engine);
        this.permissions = new RestPermissions(engine);
    }

    @Override
    public Health health() {
        return engine.health();
    }

    @Override
    public Set<Permission> missingPermissions() {
        return permissions.missing(Permission.ofTasks());
    }

    @Override
    public Optional<String> installation() {
        return engine.get(UrlPath.of("telemetry", "data"))
                .map(data -> data.path("installation").asText(""))
                .filter(id -> !id.isBlank());
    }

    @Override
    public String webApps() {
        return webApps.path();
    }

    @Override
    public Optional<ProcessDefinition> definition(String definitionId) {
        return engine.get(UrlPath.of("process-definition", definitionId)).map(RestQueries::definition);
    }

    @Override
    public Optional<String> model(String definitionId) {
        return engine.get(UrlPath.of("process-definition", definitionId, "xml"))
                .map(answer -> answer.path("bpmn20Xml"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    @Override
    public List<DeploymentResource> resources(String deploymentId) {
        List<DeploymentResource> resources = new ArrayList<>();
        engine.list(UrlPath.of(DEPLOYMENT, deploymentId, RESOURCES))
                .forEach(one -> resources.add(new DeploymentResource(
                        one.path("id").asText(), one.path("name").asText())));
        return resources;
    }

    @Override
    public Optional<String> resource(String deploymentId, String resourceId) {
        return engine.text(UrlPath.of(DEPLOYMENT, deploymentId, RESOURCES, resourceId, "data"));
    }

    @Override
    public Optional<CallActivity> caller(String processInstanceId) {
        Optional<String> parent = engine.first(
                        UrlPath.of("process-instance").with("subProcessInstance", processInstanceId))
                .map(instance -> instance.path("id").asText());
        return parent.flatMap(id -> calling(
                engine.list(UrlPath.of("history", "activity-instance")
                        .with("unfinished", "true")
                        .with("activityType", "callActivity")
                        .with("processInstanceId", id)),
                processInstanceId));
    }

    @Override
    public Optional<Recipient> user(String id) {
        return identity.user(id);
    }

    @Override
    public boolean isGroup(String id) {
        return identity.isGroup(id);
    }

    @Override
    public List<Recipient> members(String group) {
        return identity.members(group);
    }

    @Override
    public Optional<String> latestRun(String processInstanceId, String activityId) {
        return history.latestRun(processInstanceId, activityId);
    }

    @Override
    public Map<String, @Nullable Object> written(String run) {
        return history.written(run);
    }

    @Override
    public boolean showsActivities(String processInstanceId) {
        return history.showsActivities(processInstanceId);
    }

    @Override
    public boolean keepsWrittenValues(String processInstanceId) {
        return history.keepsWrittenValues(processInstanceId);
    }

    static ProcessDefinition definition(JsonNode found) {
        return new ProcessDefinition(
                found.path("id").asText(),
                found.path("key").asText(),
                found.path("version").asInt(),
                Texts.in(found, "name"),
                Texts.in(found, "tenantId"),
                found.path("deploymentId").asText());
    }

    private static Optional<CallActivity> calling(JsonNode calls, String instanceId) {
        for (JsonNode call : calls) {
            if (instanceId.equals(call.path("calledProcessInstanceId").asText())) {
                return Optional.of(new CallActivity(
                        call.path("processInstanceId").asText(),
                        call.path("processDefinitionId").asText(),
                        call.path("activityId").asText()));
            }
        }
        return Optional.empty();
    }
}
