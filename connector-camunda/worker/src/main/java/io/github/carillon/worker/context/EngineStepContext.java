package io.github.carillon.worker.context;

import io.github.carillon.steps.task.StepContext;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.TextSettings;
import java.time.Clock;

/** The engine as a step's surroundings. */
public final class EngineStepContext {

    private EngineStepContext() {}

    /** What this engine knows; templates also from the folder of the settings. */
    public static StepContext of(EngineQueries engine, EnginePermissions permissions, TextSettings texts, Clock clock) {
        Definitions definitions = new Definitions(engine);
        return new StepContext(
                new EngineDirectory(engine, permissions, clock),
                new EngineHistory(engine, permissions),
                new EngineTemplates(engine, definitions, texts.folder()),
                new EngineProcessFacts(definitions, engine, texts),
                texts.zone(),
                texts.language());
    }
}
