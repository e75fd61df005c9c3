package io.github.carillon.examples;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;

/** A real engine in memory, with the settings of a fresh one; it runs jobs when a test says so. */
final class ExampleEngine {

    private static final ProcessEngine ENGINE = new StandaloneInMemProcessEngineConfiguration()
            .setJdbcUrl("jdbc:h2:mem:examples;DB_CLOSE_DELAY=-1")
            .setJobExecutorActivate(false)
            .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
            .buildProcessEngine();

    private ExampleEngine() {}

    static ProcessEngineExtension extension() {
        return ProcessEngineExtension.builder()
                .useProcessEngine(ENGINE)
                .ensureCleanAfterTest(true)
                .build();
    }
}
