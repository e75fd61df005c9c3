package io.github.carillon.worker.engine;

import java.net.URI;
import java.util.List;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** An engine whose ids are numbers, beside the shared one: by the same REST, under a name of its own. */
public final class NumberedEngine implements AutoCloseable {

    private final String name;
    private final ProcessEngine engine;

    /**
     * @param name by which its REST is reached
     * @param database a JDBC URL
     */
    public NumberedEngine(String name, String database) {
        this(name, database, new StandaloneProcessEngineConfiguration());
    }

    public NumberedEngine(String name, String database, ProcessEngineConfigurationImpl settings) {
        this.name = name;
        settings.setProcessEngineName(name);
        settings.setJdbcUrl(database);
        settings.setDatabaseSchemaUpdate("true");
        settings.setMetricsEnabled(false);
        this.engine = settings.buildProcessEngine();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);
    }

    public URI rest() {
        return URI.create(RealEngine.shared().rest() + "/engine/" + name);
    }

    public ProcessEngine engine() {
        return engine;
    }

    public void deploy(String key, BpmnModelInstance model) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deploy();
    }

    /** Deploys the process and starts an instance; returns its id. */
    public String start(String key, BpmnModelInstance model) {
        deploy(key, model);
        return start(key);
    }

    public String start(String key) {
        return engine.getRuntimeService().startProcessInstanceByKey(key).getId();
    }

    public String task(String instanceId) {
        return engine.getExternalTaskService()
                .createExternalTaskQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getId();
    }

    public boolean isEnded(String instanceId) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count()
                == 0;
    }

    /** The messages of the instance's incidents. */
    public List<String> incidents(String instanceId) {
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(instanceId).list().stream()
                .map(incident -> incident.getIncidentMessage())
                .toList();
    }

    @Override
    public void close() {
        RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
        engine.close();
    }
}
