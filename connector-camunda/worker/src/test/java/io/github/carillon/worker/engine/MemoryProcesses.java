package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.Incident.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes of the engine in memory that {@link ProcessesUnderTest} says, each for whatever tenant it is begun in. */
public final class MemoryProcesses implements ProcessesUnderTest {

    private static final String KEY = "worked";
    private static final String CALLING = "calling";

    private final MemoryEngine engine;
    private final MemoryFailures failures;
    private final Clock clock;
    private final List<ProcessDefinition> definitions = new ArrayList<>();
    private final Map<String, MemoryInstance> instances = new LinkedHashMap<>();

    MemoryProcesses(MemoryEngine engine, MemoryFailures failures, Clock clock) {
        this.engine = engine;
        this.failures = failures;
        this.clock = clock;
        definition("process", null);
        definition(KEY, null);
        definition(CALLING, null);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public synchronized String begin(@Nullable String tenant, @Nullable String businessKey) {
        return add(definition(KEY, tenant), businessKey, null).id();
    }

    @Override
    public synchronized String call() {
        MemoryInstance caller = add(definition(CALLING, null), null, null);
        add(definition(KEY, null), null, caller);
        return caller.id();
    }

    @Override
    public synchronized String called(String caller) {
        return instances.values().stream()
                .filter(one -> one.caller != null && one.caller.id().equals(caller))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Override
    public synchronized void work(String instance) {
        MemoryInstance working = of(instance).orElseThrow();
        if (working.isRunning() && working.retries > 0 && !working.suspended) {
            if (working.mended) {
                complete(working);
            } else {
                working.retries = 0;
                fail(working);
            }
        }
    }

    private void complete(MemoryInstance working) {
        for (MemoryInstance one = working; one != null; one = one.caller) {
            one.end(ProcessInstance.State.COMPLETED, now());
        }
    }

    private void fail(MemoryInstance working) {
        Incident cause = failures.note(Incident.FAILED_JOB, working.at("work"), working.job(), "it is not mended");
        for (MemoryInstance one = working.caller; one != null; one = one.caller) {
            cause = failures.repeat(cause, one.at("call"));
        }
    }

    @Override
    public synchronized void mend(String instance) {
        of(instance).orElseThrow().mended = true;
    }

    @Override
    public void delete(String instance) {
        engine.delete(instance);
        synchronized (this) {
            of(instance).ifPresent(one -> one.end(ProcessInstance.State.TERMINATED, now()));
        }
        failures.end(one -> instance.equals(one.processInstanceId()), State.DELETED);
    }

    @Override
    public synchronized boolean isEnded(String instance) {
        return !of(instance).orElseThrow().isRunning();
    }

    synchronized boolean isJob(String job) {
        return instances.values().stream()
                .anyMatch(one -> one.isRunning() && one.job().equals(job));
    }

    synchronized boolean retry(String job) {
        Optional<MemoryInstance> failed = instances.values().stream()
                .filter(one -> one.isRunning() && one.job().equals(job))
                .findFirst();
        failed.ifPresent(one -> one.retries = 1);
        return failed.isPresent();
    }

    synchronized void suspend(String key, @Nullable String tenant) {
        instances.values().stream()
                .filter(one -> one.isRunning() && one.isOf(key, tenant))
                .forEach(one -> one.suspended = true);
    }

    synchronized List<MemoryInstance> all() {
        return List.copyOf(instances.values());
    }

    synchronized List<ProcessDefinition> definitions() {
        return List.copyOf(definitions);
    }

    private Optional<MemoryInstance> of(String instance) {
        return Optional.ofNullable(instances.get(instance));
    }

    private MemoryInstance add(
            ProcessDefinition definition, @Nullable String businessKey, @Nullable MemoryInstance caller) {
        String id = "worked-" + instances.size();
        MemoryInstance added = new MemoryInstance(id, definition, businessKey, now(), caller);
        instances.put(id, added);
        return added;
    }

    private ProcessDefinition definition(String key, @Nullable String tenant) {
        String id = tenant == null ? key + ":1" : key + ":1:" + tenant;
        return definitions.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> {
                    ProcessDefinition deployed = new ProcessDefinition(id, key, 1, null, tenant, "deployment");
                    definitions.add(deployed);
                    return deployed;
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
