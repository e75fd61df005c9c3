package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.recipient.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the engine in memory knows: its processes, its users, and what its steps wrote. */
final class MemoryQueries implements EngineQueries {

    private static final String MODEL =
            "<definitions><process id=\"process\"><serviceTask id=\"notify\"/></process></definitions>";

    private final MemoryEngine engine;

    MemoryQueries(MemoryEngine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        return new Health(true, "version in memory");
    }

    @Override
    public Set<Permission> missingPermissions() {
        return Set.of();
    }

    @Override
    public Optional<String> installation() {
        return Optional.empty();
    }

    @Override
    public String webApps() {
        return "camunda";
    }

    @Override
    public Optional<ProcessDefinition> definition(String definitionId) {
        return engine.processes().definitions().stream()
                .filter(one -> one.id().equals(definitionId))
                .findFirst();
    }

    @Override
    public Optional<String> model(String definitionId) {
        return definition(definitionId).map(one -> MODEL);
    }

    @Override
    public List<DeploymentResource> resources(String deploymentId) {
        return List.of(new DeploymentResource("model", "process.bpmn"));
    }

    @Override
    public Optional<String> resource(String deploymentId, String resourceId) {
        return Optional.of(MODEL).filter(one -> resourceId.equals("model"));
    }

    @Override
    public Optional<CallActivity> caller(String processInstanceId) {
        return Optional.empty();
    }

    @Override
    public Optional<Recipient> user(String id) {
        return engine.user(id);
    }

    @Override
    public boolean isGroup(String id) {
        return engine.members(id).isPresent();
    }

    @Override
    public List<Recipient> members(String group) {
        return engine.members(group).orElse(List.of());
    }

    @Override
    public Optional<String> latestRun(String processInstanceId, String activityId) {
        return engine.of(processInstanceId)
                .filter(one -> activityId.equals(MemoryTask.NOTIFY) && !one.place.equals(MemoryTask.NOTIFY))
                .map(one -> processInstanceId);
    }

    @Override
    public Map<String, @Nullable Object> written(String run) {
        return engine.kept(run);
    }

    @Override
    public boolean showsActivities(String processInstanceId) {
        return engine.of(processInstanceId).isPresent();
    }

    @Override
    public boolean keepsWrittenValues(String processInstanceId) {
        return true;
    }
}
