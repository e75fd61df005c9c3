package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineQueriesContract;
import io.github.carillon.worker.engine.EngineUnderTest;

/** The port's contract by the REST of a real engine. */
final class RestQueriesContractTest extends EngineQueriesContract {

    @Override
    protected EngineUnderTest tested() {
        return new RestUnderTest();
    }
}
