package io.github.carillon.worker.engine;

/** The port's contract by an engine that is no engine: nothing in it needs one. */
final class MemoryIncidentsContractTest extends EngineIncidentsContract {

    MemoryIncidentsContractTest() {
        super(memory());
    }

    private static Tested memory() {
        MemoryEngine engine = new MemoryEngine();
        return new Tested(engine, engine.processes());
    }
}
