package io.github.carillon.worker.engine;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;

/** What an error of the external-task client means for the answer that met it. */
final class EngineErrors {

    /** Another transaction changed the same rows at the same time. */
    private static final int OPTIMISTIC_LOCKING = 1;

    private static final int DEADLOCK = 10_000;

    private static final int BAD_REQUEST = 400;
    private static final int ENGINE_FAILED = 500;
    private static final int UNAVAILABLE = 503;

    /** Not logged in, too slow, too many: these pass, or stop the fetching as well. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 429);

    private EngineErrors() {}

    /**
     * The engine understood and cannot do it: what comes next in the model fails, a value does not fit, or another
     * worker has the task. Saying the same again will hardly help.
     */
    static boolean isEngineFailure(ExternalTaskClientException error) {
        return error instanceof RestException rest
                && rest.getHttpStatusCode() != null
                && isLasting(rest.getHttpStatusCode())
                && !isCollision(rest);
    }

    /** The engine, or what stands before it, does not serve this request now. */
    static boolean isUnavailable(ExternalTaskClientException error) {
        return error instanceof RestException rest && Objects.equals(rest.getHttpStatusCode(), UNAVAILABLE);
    }

    /** The task is no longer there, or no longer this worker's. */
    static boolean isGone(ExternalTaskClientException error) {
        return error instanceof NotFoundException || error instanceof BadRequestException;
    }

    /** Whether an HTTP status speaks of the request itself, and not of an engine that is about to come back. */
    static boolean isLasting(int status) {
        return status >= BAD_REQUEST && status <= ENGINE_FAILED && !PASSING.contains(status);
    }

    /** For the log: the kind of error and the codes, without the message, which may quote a variable. */
    static String describe(ExternalTaskClientException error) {
        String kind = error.getClass().getSimpleName();
        return error instanceof RestException rest
                ? kind + ", HTTP status " + rest.getHttpStatusCode() + ", type " + rest.getType() + ", code "
                        + rest.getCode()
                : kind;
    }

    private static boolean isCollision(RestException error) {
        Integer code = error.getCode();
        return code != null && (code == OPTIMISTIC_LOCKING || code == DEADLOCK);
    }
}
