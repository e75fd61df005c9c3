package io.github.carillon.worker.engine;

import io.github.carillon.worker.step.Surroundings;
import java.time.Clock;

/** The engine as a step's surroundings. */
public final class EngineSurroundings {

    private EngineSurroundings() {}

    /** What this engine knows; templates also from the folder of the settings. */
    public static Surroundings of(EngineRest engine, TextSettings texts, Clock clock) {
        Definitions definitions = new Definitions(engine);
        return new Surroundings(
                new EngineDirectory(engine, clock),
                new EngineHistory(engine),
                new EngineTemplates(engine, definitions, texts.folder()),
                new EngineProcessFacts(definitions, new WebApps(engine), texts),
                texts.zone());
    }
}
