package io.github.carillon.worker.context;

import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineQueries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;

/**
 * The deployed process models. A deployed version never changes, so each is read once; one that could not be read is asked
 * for again some seconds later, so that many tasks of it do not wait one after another. Safe for use from any thread.
 */
public final class ProcessModels {

    private static final int MOST_KEPT = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final EngineQueries engine;
    private final Clock clock;
    private final Map<String, ProcessModel> known = new ConcurrentHashMap<>();
    private final Map<String, Failure> failed = new ConcurrentHashMap<>();

    /** Asks this engine. */
    public ProcessModels(EngineQueries engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The model of a deployed version.
     *
     * @throws EngineException when it cannot be read
     */
    public ProcessModel of(String definitionId) {
        ProcessModel model = known.get(definitionId);
        return model == null ? ask(definitionId) : model;
    }

    private ProcessModel ask(String definitionId) {
        Failure before = failed.get(definitionId);
        if (before != null && clock.instant().isBefore(before.until())) {
            throw before.reason();
        }
        try {
            ProcessModel model = read(definitionId);
            makeRoom(known);
            known.put(definitionId, model);
            failed.remove(definitionId);
            return model;
        } catch (EngineException unavailable) {
            makeRoom(failed);
            failed.put(definitionId, new Failure(unavailable, clock.instant().plus(PAUSE)));
            throw unavailable;
        }
    }

    private ProcessModel read(String definitionId) {
        String xml = engine.model(definitionId)
                .orElseThrow(
                        () -> new EngineException(EngineException.Kind.FAILED, "the model of the process is gone"));
        try {
            return ModelReader.read(xml);
        } catch (XMLStreamException unreadable) {
            throw new EngineException(EngineException.Kind.FAILED, "the model of the process cannot be read");
        }
    }

    private static void makeRoom(Map<String, ?> kept) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
    }

    /** That a model could not be read, and until when it is not tried again. */
    private record Failure(EngineException reason, Instant until) {}
}
