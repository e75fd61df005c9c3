package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineTasksContract;

/** The port's contract by the REST of a real engine. */
final class RestTasksContractTest extends EngineTasksContract {

    RestTasksContractTest() {
        super(new RestUnderTest());
    }
}
