package io.github.carillon.worker.engine;

import java.io.IOException;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ConnectionLostException;
import org.camunda.bpm.client.exception.EngineException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.exception.UnknownHttpErrorException;

/** The external-task client's errors as it throws them. */
final class ClientErrors {

    private ClientErrors() {}

    static ExternalTaskClientException collision() {
        return engine(1);
    }

    static ExternalTaskClientException deadlock() {
        return engine(10_000);
    }

    static ExternalTaskClientException engineFailed() {
        return engine(0);
    }

    static ExternalTaskClientException gone() {
        return new NotFoundException("a-secret", rest(404, 0));
    }

    static ExternalTaskClientException notLocked() {
        return new BadRequestException("a-secret", rest(400, 0));
    }

    static ExternalTaskClientException forbidden() {
        return new UnknownHttpErrorException("a-secret", rest(403, 0));
    }

    static ExternalTaskClientException proxy() {
        return new UnknownHttpErrorException("a-secret", rest(503, 0));
    }

    static ExternalTaskClientException lost() {
        return new ConnectionLostException("a-secret", new IOException());
    }

    private static EngineException engine(int code) {
        return new EngineException("a-secret", rest(500, code));
    }

    private static RestException rest(int status, int code) {
        RestException rest = new RestException("a-secret", "SomeException", code);
        rest.setHttpStatusCode(status);
        return rest;
    }
}
