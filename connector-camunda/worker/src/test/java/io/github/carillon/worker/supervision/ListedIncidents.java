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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Incidents as a test lists them, with whatever times. */
final class ListedIncidents implements EngineIncidents {

    final List<Incident> all = new ArrayList<>();

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
    public List<Incident> causedBy(String rootCauseId) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public void suspendInstances(String definitionKey, @Nullable String tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey) {
        throw new UnsupportedOperationException();
    }
}
