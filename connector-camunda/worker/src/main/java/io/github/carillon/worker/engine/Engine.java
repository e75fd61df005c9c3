package io.github.carillon.worker.engine;

/** An engine, however it is reached. Connects to nothing before it is asked. Safe for use from any thread. */
public interface Engine {

    /** What the engine knows; one for all that ask. */
    EngineQueries queries();

    /** What fails in the engine, and what an operator does about it; one for all that ask. */
    EngineIncidents incidents();

    /** The tasks of a topic; to be closed by the caller. */
    EngineTasks tasks(TopicSubscription subscription);
}
