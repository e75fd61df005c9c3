package io.github.carillon.worker.supervision;

import io.github.carillon.worker.context.ProcessModel;
import io.github.carillon.worker.context.ProcessModels;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.ProcessDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deployed processes, and what they say of their supervision. Which there are is asked for now and then, and when one
 * turns up that is not known; a deployed version never changes. For one thread.
 */
final class SupervisedProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcesses.class);

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(5);

    /** Models that are read in one go: an engine may have thousands. */
    private static final int AT_ONCE = 50;

    private final EngineIncidents engine;
    private final ProcessModels models;
    private final SupervisionProperties properties = new SupervisionProperties();
    private final Clock clock;
    private final Map<String, Supervised> read = new HashMap<>();
    private Map<String, ProcessDefinition> definitions = Map.of();
    private Instant asked = Instant.MIN;

    /** Whether the latest versions of all were read. */
    private boolean complete;

    SupervisedProcesses(EngineIncidents engine, ProcessModels models, Clock clock) {
        this.engine = engine;
        this.models = models;
        this.clock = clock;
    }

    /**
     * The deployed version with this id; empty where the engine has none, or does not show it.
     *
     * @throws EngineException when the engine does not say
     */
    Optional<Supervised> of(String definitionId) {
        if (!definitions.containsKey(definitionId) && isOlder(ASKED_AGAIN)) {
            refresh();
        }
        return Optional.ofNullable(definitions.get(definitionId)).map(this::read);
    }

    /** The latest versions of those whose models were read by now; reads some more. */
    Collection<Supervised> latest() {
        if (isOlder(KEPT)) {
            refresh();
        }
        Map<String, ProcessDefinition> latest = new LinkedHashMap<>();
        definitions
                .values()
                .forEach(one -> latest.merge(
                        one.key() + "\n" + one.tenant(),
                        one,
                        (known, other) -> other.version() > known.version() ? other : known));
        latest.values().stream()
                .filter(one -> !read.containsKey(one.id()))
                .limit(AT_ONCE)
                .forEach(this::tryToRead);
        complete = read.keySet()
                .containsAll(latest.values().stream().map(ProcessDefinition::id).toList());
        return latest.values().stream()
                .filter(one -> read.containsKey(one.id()))
                .map(this::read)
                .toList();
    }

    /** The latest version of a process; empty where the engine has none, or it was not read yet. */
    Optional<Supervised> latest(String key, String tenant) {
        return latest().stream()
                .filter(one ->
                        one.definition().key().equals(key) && one.tenant().equals(tenant))
                .findFirst();
    }

    /** Whether it is known that no process names supervisors. */
    boolean nobodyNamesAny() {
        return complete && read.values().stream().allMatch(one -> one.supervisors() == null);
    }

    /** One that cannot be read now is no reason to look at nothing. */
    private void tryToRead(ProcessDefinition definition) {
        try {
            var unused = read(definition);
        } catch (EngineException later) {
            LOG.debug("The model of {} is read later: {}", definition.key(), later.getMessage());
        }
    }

    private Supervised read(ProcessDefinition definition) {
        Supervised known = read.get(definition.id());
        if (known != null) {
            return known;
        }
        try {
            ProcessModel model = models.of(definition.id());
            Supervised supervised =
                    properties.read(definition, model.names(), model.processProperties(definition.key()));
            read.put(definition.id(), supervised);
            return supervised;
        } catch (EngineException unreadable) {
            if (unreadable.isLasting()) {
                // it is told with its ids, to whoever hears of processes that name nobody
                return new Supervised(definition, Map.of(), null, null, null);
            }
            throw unreadable;
        }
    }

    private boolean isOlder(Duration age) {
        return asked.equals(Instant.MIN) || clock.instant().isAfter(asked.plus(age));
    }

    private void refresh() {
        Map<String, ProcessDefinition> all = new LinkedHashMap<>();
        List<ProcessDefinition> page;
        do {
            page = engine.definitions(all.size(), EngineIncidents.LARGEST_PAGE);
            page.forEach(one -> all.put(one.id(), one));
        } while (page.size() == EngineIncidents.LARGEST_PAGE);
        definitions = all;
        read.keySet().retainAll(all.keySet());
        asked = clock.instant();
    }
}
