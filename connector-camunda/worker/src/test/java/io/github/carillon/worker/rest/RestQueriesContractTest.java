package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.EngineQueriesContract;

/** The port's contract by the REST of a real engine. */
final class RestQueriesContractTest extends EngineQueriesContract {

    RestQueriesContractTest() {
        super(new RestUnderTest());
    }
}
