package io.github.carillon.worker.engine;

/** The port's contract by an engine that is no engine: nothing in it needs one. */
final class MemoryQueriesContractTest extends EngineQueriesContract {

    MemoryQueriesContractTest() {
        super(new MemoryEngine());
    }
}
