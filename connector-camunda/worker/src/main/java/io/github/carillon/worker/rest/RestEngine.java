package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.TopicSubscription;
import java.net.URI;

/** A Camunda 7 engine, or one of its forks, reached by its REST. Is closed when no longer needed, after its topics' tasks. */
public final class RestEngine implements Engine, AutoCloseable {

    private final URI base;
    private final EngineAccess access;
    private final EngineRest rest;
    private final RestQueries queries;
    private final RestIncidents incidents;

    /**
     * Connects to nothing yet.
     *
     * @param base the REST's address, for example {@code http://localhost:8080/engine-rest}
     */
    public RestEngine(URI base, EngineAccess access) {
        this.base = base;
        this.access = access;
        this.rest = new EngineRest(base, access);
        this.queries = new RestQueries(rest);
        this.incidents = new RestIncidents(rest);
    }

    @Override
    public EngineQueries queries() {
        return queries;
    }

    @Override
    public EngineIncidents incidents() {
        return incidents;
    }

    @Override
    public EngineTasks tasks(TopicSubscription subscription) {
        return new RestTasks(base, access, subscription, new TaskFiles(rest), new StoredObjects(rest));
    }

    @Override
    public void close() {
        rest.close();
    }
}
