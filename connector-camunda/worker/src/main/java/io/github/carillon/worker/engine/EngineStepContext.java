package io.github.carillon.worker.engine;

import io.github.carillon.worker.step.StepContext;
import java.time.Clock;

/** The engine as a step's surroundings. */
public final class EngineStepContext {

    private EngineStepContext() {}

    /** What this engine knows; templates also from the folder of the settings. */
    public static StepContext of(EngineRest engine, TextSettings texts, Clock clock) {
        Definitions definitions = new Definitions(engine);
        return new StepContext(
                new EngineDirectory(engine, clock),
                new EngineHistory(engine),
                new EngineTemplates(engine, definitions, texts.folder()),
                new EngineProcessFacts(definitions, new WebApps(engine), texts),
                texts.zone());
    }
}
