package io.github.carillon.worker.engine;

import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.EngineException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.RestException;

/** What an error of the external-task client means for the answer that met it. */
final class EngineErrors {

    /** Another transaction changed the same rows at the same time. */
    private static final int OPTIMISTIC_LOCKING = 1;

    private static final int DEADLOCK = 10_000;

    private EngineErrors() {}

    /**
     * The engine understood and cannot do it: what comes next in the model fails, a value does not fit, or another
     * worker has the task. Saying the same again will hardly help.
     */
    static boolean isEngineFailure(ExternalTaskClientException error) {
        return error instanceof BadRequestException
                || (error instanceof EngineException engine && !isCollision(engine));
    }

    /** For the log: the kind of error and the codes, without the message, which may quote a variable. */
    static String describe(ExternalTaskClientException error) {
        String kind = error.getClass().getSimpleName();
        return error instanceof RestException rest
                ? kind + ", HTTP status " + rest.getHttpStatusCode() + ", type " + rest.getType() + ", code "
                        + rest.getCode()
                : kind;
    }

    private static boolean isCollision(EngineException error) {
        Integer code = error.getCode();
        return code != null && (code == OPTIMISTIC_LOCKING || code == DEADLOCK);
    }
}
