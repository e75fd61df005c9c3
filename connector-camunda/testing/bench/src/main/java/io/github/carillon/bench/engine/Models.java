package io.github.carillon.bench.engine;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;

/** The processes that are measured: start, one task, end. Only one of them is deployed at a time. */
final class Models {

    /** The key of each of them. */
    static final String KEY = "bench";

    private final RepositoryService repository;
    private final ManagementService management;

    Models(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    /** Empties the engine's database, history and all, and deploys this model. */
    void deploy(String name) {
        ((ManagementServiceImpl) management).purge();
        repository
                .createDeployment()
                .addInputStream(name + ".bpmn", Models.class.getResourceAsStream(name + ".bpmn"))
                .deploy();
    }
}
