package io.github.carillon.worker.rest;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.worker.engine.EngineException.Kind;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;

/** What an error of the external-task client means, and an HTTP status. */
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

    /** What kind of failure it is. */
    static Kind kind(ExternalTaskClientException error) {
        if (error instanceof NotFoundException) {
            return Kind.GONE;
        }
        if (error instanceof BadRequestException) {
            return Kind.REFUSED;
        }
        return error instanceof RestException rest && rest.getHttpStatusCode() != null
                ? isCollision(rest) ? Kind.COLLIDED : kind(rest.getHttpStatusCode())
                : Kind.NO_ANSWER;
    }

    /** What an HTTP status says of a request that was not done. */
    static Kind kind(int status) {
        if (status == UNAVAILABLE) {
            return Kind.UNAVAILABLE;
        }
        return isLasting(status) ? Kind.FAILED : Kind.NO_ANSWER;
    }

    /** Whether an HTTP status speaks of the request itself, and not of an engine that is about to come back. */
    private static boolean isLasting(int status) {
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

    /** What a request that did not get there says of the configuration: the end of a sentence, or nothing. */
    static String why(IOException lost) {
        return ConnectFailures.misconfiguration(lost)
                .flatMap(Failure::of)
                .map(failure -> " (" + failure.code() + "): " + failure.reason())
                .orElse("");
    }

    private static boolean isCollision(RestException error) {
        Integer code = error.getCode();
        return code != null && isCollision(code);
    }

    /** Whether the engine's code of an error says that trying again helps. */
    static boolean isCollision(int code) {
        return code == OPTIMISTIC_LOCKING || code == DEADLOCK;
    }
}
