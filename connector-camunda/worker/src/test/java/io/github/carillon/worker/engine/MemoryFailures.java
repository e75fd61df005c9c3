package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.Incident.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The incidents of the engine in memory: those that are open, and those that were. */
final class MemoryFailures {

    private final Clock clock;
    private final Map<String, Incident> all = new LinkedHashMap<>();

    MemoryFailures(Clock clock) {
        this.clock = clock;
    }

    synchronized List<Incident> all() {
        return List.copyOf(all.values());
    }

    /** The first one. */
    Incident note(String type, Place place, String configuration, String message) {
        return note(type, place, place.activityId(), null, configuration, message);
    }

    /** A caller's, which repeats another. */
    Incident repeat(Incident cause, Place caller) {
        return note(cause.type(), caller, cause.failedActivityId(), cause, null, cause.message());
    }

    private synchronized Incident note(
            String type,
            Place place,
            @Nullable String failedActivityId,
            @Nullable Incident cause,
            @Nullable String configuration,
            @Nullable String message) {
        String id = "incident-" + all.size();
        Incident noted = new Incident(
                id,
                type,
                now(),
                place.definitionId(),
                place.instanceId(),
                place.activityId(),
                failedActivityId,
                cause == null ? id : cause.rootCauseId(),
                cause == null ? id : cause.id(),
                configuration,
                message,
                place.tenant(),
                State.OPEN,
                null);
        all.put(id, noted);
        return noted;
    }

    /** What is open of these ends, and with it what repeats it. */
    synchronized void end(Predicate<Incident> which, State state) {
        List<String> roots = all.values().stream()
                .filter(one -> one.state() == State.OPEN && one.isRoot())
                .filter(which)
                .map(Incident::id)
                .toList();
        all.replaceAll(
                (id, one) -> one.state() == State.OPEN && roots.contains(one.rootCauseId()) ? ended(one, state) : one);
    }

    private Incident ended(Incident one, State state) {
        return new Incident(
                one.id(),
                one.type(),
                one.time(),
                one.processDefinitionId(),
                one.processInstanceId(),
                one.activityId(),
                one.failedActivityId(),
                one.rootCauseId(),
                one.causeId(),
                one.configuration(),
                one.message(),
                one.tenant(),
                state,
                now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Where it fails.
     *
     * @param tenant or null
     */
    record Place(
            String definitionId,
            String instanceId,
            String activityId,
            @Nullable String tenant) {}
}
