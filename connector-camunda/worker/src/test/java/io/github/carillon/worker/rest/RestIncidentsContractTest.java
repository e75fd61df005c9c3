package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineIncidentsContract;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.RealProcesses;
import org.junit.jupiter.api.AfterEach;

/** The port's contract by the REST of a real engine. */
final class RestIncidentsContractTest extends EngineIncidentsContract {

    RestIncidentsContractTest() {
        super(new Tested(
                new RestUnderTest(), new RealProcesses(RealEngine.shared().engine())));
    }

    @AfterEach
    void clear() {
        RealEngine.shared().clear();
    }
}
