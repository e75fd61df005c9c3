package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
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
final class ProcessModels {

    private static final int MOST_KEPT = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final EngineRest engine;
    private final Clock clock;
    private final Map<String, ProcessModel> known = new ConcurrentHashMap<>();
    private final Map<String, Failure> failed = new ConcurrentHashMap<>();

    ProcessModels(EngineRest engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * The model of a deployed version.
     *
     * @throws EngineUnavailableException when it cannot be read
     */
    ProcessModel of(String definitionId) {
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
        } catch (EngineUnavailableException unavailable) {
            makeRoom(failed);
            failed.put(definitionId, new Failure(unavailable, clock.instant().plus(PAUSE)));
            throw unavailable;
        }
    }

    private ProcessModel read(String definitionId) {
        String xml = engine.get(UrlPath.of("process-definition", definitionId, "xml"))
                .map(answer -> answer.path("bpmn20Xml"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElseThrow(() -> new EngineUnavailableException("the model of the process is gone", true));
        try {
            return ModelReader.read(xml);
        } catch (XMLStreamException unreadable) {
            throw new EngineUnavailableException("the model of the process cannot be read", true);
        }
    }

    private static void makeRoom(Map<String, ?> kept) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
    }

    /** That a model could not be read, and until when it is not tried again. */
    private record Failure(EngineUnavailableException reason, Instant until) {}
}
