package io.github.carillon.worker.dispatch;

import io.github.carillon.worker.engine.EngineException;

/** What to look at where an engine that is well gives no tasks. */
final class FetchAdvice {

    private static final String ADDRESS =
            "check that carillon.engine.url is the REST of an engine that exists: the default engine's is such as"
                    + " http://localhost:8080/engine-rest, another's http://localhost:8080/engine-rest/engine/<its name>";

    private FetchAdvice() {}

    /** Why no tasks come, and what would be right. */
    static String of(EngineException error) {
        return error.getMessage() + "; " + advice(error.kind());
    }

    private static String advice(EngineException.Kind kind) {
        return switch (kind) {
            case GONE, REFUSED -> ADDRESS;
            case FAILED ->
                "check that the worker's user may read and update instances; the engine's own log says why it failed";
            case COLLIDED, UNAVAILABLE, NO_ANSWER ->
                "check what stands between the worker and the engine: it must let through requests that wait for"
                        + " carillon.worker.long-poll";
        };
    }
}
