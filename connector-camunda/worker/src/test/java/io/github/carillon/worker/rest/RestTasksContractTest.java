package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineTasksContract;
import io.github.carillon.worker.engine.EngineUnderTest;

/** The port's contract by the REST of a real engine. */
final class RestTasksContractTest extends EngineTasksContract {

    @Override
    protected EngineUnderTest tested() {
        return new RestUnderTest();
    }
}
