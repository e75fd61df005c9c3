package io.github.carillon.worker.supervision;

import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.ProcessDefinition;
import io.github.carillon.worker.engine.ProcessInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents as a test lists them, with whatever times. */
final class ListedIncidents implements EngineIncidents {

    final List<Incident> all = new ArrayList<>();
    private final List<ProcessInstance> running = new ArrayList<>();
    private int runningRead;

    /** What else happens when something is tried again. */
    Runnable onRetry = () -> {};

    void add(String id, Instant time) {
        add(id, time, Incident.State.OPEN);
    }

    void add(String id, Instant time, Incident.State state) {
        all.add(new Incident(
                id,
                Incident.FAILED_JOB,
                time,
                "definition",
                "instance-" + id,
                "task",
                null,
                id,
                id,
                "job",
                "It failed",
                null,
                state,
                state == Incident.State.OPEN ? null : time.plusSeconds(1)));
    }

    void addRunning(String id, Instant started) {
        running.add(new ProcessInstance(id, "definition", null, ProcessInstance.State.RUNNING, started, null));
    }

    /** How many running instances were read. */
    int runningRead() {
        return runningRead;
    }

    @Override
    public List<Incident> open(@Nullable Instant after, int most) {
        return page(all.stream().filter(one -> one.state() == Incident.State.OPEN), after, most);
    }

    @Override
    public List<Incident> past(Instant after, int most) {
        return page(all.stream(), after, most);
    }

    private static List<Incident> page(Stream<Incident> some, @Nullable Instant after, int most) {
        return some.filter(one -> after == null || one.time().isAfter(after))
                .sorted(Comparator.comparing(Incident::time))
                .limit(most)
                .toList();
    }

    @Override
    public Set<Permission> missingPermissions() {
        return Set.of();
    }

    @Override
    public List<Incident> ended(Instant after, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Incident.State> states(Collection<String> incidentIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> stillThere(String type, Collection<String> ids) {
        return Set.of();
    }

    @Override
    public List<Incident> causedBy(String rootCauseId) {
        return all.stream().filter(one -> one.rootCauseId().equals(rootCauseId)).toList();
    }

    @Override
    public Map<String, ProcessInstance> instances(Collection<String> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ProcessInstance> running(
            String definitionKey,
            @Nullable String tenant,
            @Nullable Instant startedAfter,
            Instant startedBefore,
            int most) {
        List<ProcessInstance> page = running.stream()
                .filter(one -> startedAfter == null || started(one).isAfter(startedAfter))
                .filter(one -> started(one).isBefore(startedBefore))
                .sorted(Comparator.comparing(ListedIncidents::started))
                .limit(most)
                .toList();
        runningRead += page.size();
        return page;
    }

    private static Instant started(ProcessInstance one) {
        return Objects.requireNonNull(one.started());
    }

    @Override
    public Optional<Instant> lastCompleted(String definitionKey, @Nullable String tenant, Instant after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ProcessDefinition> definitions(int first, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retry(Incident incident) {
        onRetry.run();
        return all.removeIf(one -> one.id().equals(incident.id()));
    }

    @Override
    public void suspendInstances(String definitionKey, @Nullable String tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey) {
        return Optional.empty();
    }
}
