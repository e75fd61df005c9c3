package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.Incident.State;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fails in the engine in memory, which keeps all of it and lets everybody do everything, as far as it can tell. */
final class MemoryIncidents implements EngineIncidents {

    private final MemoryEngine engine;
    private final MemoryFailures failures;
    private final MemoryProcesses processes;

    MemoryIncidents(MemoryEngine engine, MemoryFailures failures, MemoryProcesses processes) {
        this.engine = engine;
        this.failures = failures;
        this.processes = processes;
    }

    @Override
    public Set<Permission> missingPermissions() {
        return Set.of();
    }

    @Override
    public List<Incident> open(@Nullable Instant after, int most) {
        return page(failures.all().stream().filter(one -> one.state() == State.OPEN), Incident::time, after, most);
    }

    @Override
    public List<Incident> past(Instant after, int most) {
        return page(failures.all().stream(), Incident::time, after, most);
    }

    @Override
    public List<Incident> ended(Instant after, int most) {
        return page(
                failures.all().stream().filter(one -> one.ended() != null),
                one -> Objects.requireNonNull(one.ended()),
                after,
                most);
    }

    @Override
    public Map<String, State> states(Collection<String> incidentIds) {
        Map<String, State> states = new HashMap<>();
        failures.all().stream()
                .filter(one -> incidentIds.contains(one.id()))
                .forEach(one -> states.put(one.id(), one.state()));
        return states;
    }

    @Override
    public Set<String> stillThere(String type, Collection<String> ids) {
        boolean jobs = type.equals(Incident.FAILED_JOB);
        return ids.stream()
                .filter(id -> jobs ? processes.isJob(id) : engine.isTask(id))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Incident> causedBy(String rootCauseId) {
        return failures.all().stream()
                .filter(one -> one.state() == State.OPEN && one.rootCauseId().equals(rootCauseId))
                .toList();
    }

    @Override
    public Map<String, ProcessInstance> instances(Collection<String> ids) {
        Map<String, ProcessInstance> found = new HashMap<>();
        Stream.concat(processes.all().stream().map(MemoryInstance::told), engine.instances().stream())
                .filter(one -> ids.contains(one.id()))
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    @Override
    public List<ProcessInstance> running(
            String definitionKey,
            @Nullable String tenant,
            @Nullable Instant startedAfter,
            Instant startedBefore,
            int most) {
        return page(
                processes.all().stream()
                        .filter(one -> one.isRunning() && one.isOf(definitionKey, tenant))
                        .map(MemoryInstance::told)
                        .filter(one -> started(one).isBefore(startedBefore)),
                MemoryIncidents::started,
                startedAfter,
                most);
    }

    private static Instant started(ProcessInstance instance) {
        return Objects.requireNonNull(instance.started());
    }

    @Override
    public Optional<Instant> lastCompleted(String definitionKey, @Nullable String tenant, Instant after) {
        return processes.all().stream()
                .filter(one -> one.state == ProcessInstance.State.COMPLETED && one.isOf(definitionKey, tenant))
                .flatMap(one -> Stream.ofNullable(one.ended))
                .filter(end -> end.isAfter(after))
                .max(Comparator.naturalOrder());
    }

    @Override
    public List<ProcessDefinition> definitions(int first, int most) {
        return processes.definitions().stream()
                .sorted(Comparator.comparing(ProcessDefinition::id))
                .skip(first)
                .limit(most)
                .toList();
    }

    @Override
    public boolean retry(Incident incident) {
        if (!incident.isRetryable()) {
            throw new IllegalArgumentException("an incident that has nothing to retry");
        }
        String failed = Objects.requireNonNull(incident.configuration());
        boolean there = incident.type().equals(Incident.FAILED_JOB) ? processes.retry(failed) : engine.retry(failed);
        failures.end(one -> failed.equals(one.configuration()), State.RESOLVED);
        return there;
    }

    @Override
    public void suspendInstances(String definitionKey, @Nullable String tenant) {
        processes.suspend(definitionKey, tenant);
    }

    @Override
    public Optional<Boolean> mayRetry(String userId, Incident incident, String definitionKey) {
        return Optional.empty();
    }

    /** Begins after a moment, and ends between two. */
    private static <T> List<T> page(Stream<T> some, Function<T, Instant> moment, @Nullable Instant after, int most) {
        if (most < 1 || most > LARGEST_PAGE) {
            throw new IllegalArgumentException("a page of " + most);
        }
        List<T> later = some.filter(one -> after == null || moment.apply(one).isAfter(after))
                .sorted(Comparator.comparing(moment))
                .toList();
        if (later.size() <= most) {
            return later;
        }
        Instant last = moment.apply(later.get(most - 1));
        return later.stream().takeWhile(one -> !moment.apply(one).isAfter(last)).toList();
    }
}
