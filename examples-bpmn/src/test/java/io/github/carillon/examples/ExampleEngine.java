package io.github.carillon.examples;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** A real engine in memory, with the settings of a fresh one; it runs jobs when a test says so. */
final class ExampleEngine {

    private static final ProcessEngine ENGINE = engine();

    private ExampleEngine() {}

    static ProcessEngineExtension extension() {
        return ProcessEngineExtension.builder()
                .useProcessEngine(ENGINE)
                .ensureCleanAfterTest(true)
                .build();
    }

    private static ProcessEngine engine() {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        // JSON variables, as Camunda Run has them
        configuration.setProcessEnginePlugins(List.of(new SpinProcessEnginePlugin()));
        // who has worked on a task is counted in a table that no test clears
        configuration.setTaskMetricsEnabled(false);
        return configuration
                .setJdbcUrl("jdbc:h2:mem:examples;DB_CLOSE_DELAY=-1")
                .setJobExecutorActivate(false)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .buildProcessEngine();
    }
}
