package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import java.util.Set;

/** What an HTTP status means, and what the engine says with it. */
final class EngineErrors {

    /** Another transaction changed the same rows at the same time. */
    private static final int OPTIMISTIC_LOCKING = 1;

    private static final int DEADLOCK = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int ENGINE_FAILED = 500;
    private static final int UNAVAILABLE = 503;

    /** Not logged in, too slow, too many: these pass, or stop the fetching as well. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 429);

    private EngineErrors() {}

    /**
     * What was said of a task and refused. The engine's message is left out, which may quote a variable.
     *
     * @param answer another one's page is none of the engine's
     */
    static EngineException ofTask(int status, JsonNode answer) {
        if (!answer.isObject()) {
            return new EngineException(Kind.NO_ANSWER, "HTTP status " + status + ", and no answer of the engine's");
        }
        int code = answer.path("code").asInt();
        return new EngineException(
                ofTask(status, code),
                "HTTP status " + status + ", type " + answer.path("type").asText() + ", code " + code);
    }

    /** What an HTTP status says of a request that was not done. */
    static Kind kind(int status) {
        if (status == UNAVAILABLE) {
            return Kind.UNAVAILABLE;
        }
        return isLasting(status) ? Kind.FAILED : Kind.NO_ANSWER;
    }

    private static Kind ofTask(int status, int code) {
        if (status == NOT_FOUND) {
            return Kind.GONE;
        }
        if (status == BAD_REQUEST) {
            return Kind.REFUSED;
        }
        return code == OPTIMISTIC_LOCKING || code == DEADLOCK ? Kind.COLLIDED : kind(status);
    }

    /** Whether an HTTP status speaks of the request itself, and not of an engine that is about to come back. */
    private static boolean isLasting(int status) {
        return status >= BAD_REQUEST && status <= ENGINE_FAILED && !PASSING.contains(status);
    }
}
