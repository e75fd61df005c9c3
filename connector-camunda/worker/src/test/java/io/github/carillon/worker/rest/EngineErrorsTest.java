package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.EngineException.Kind;
import java.io.IOException;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ConnectionLostException;
import org.camunda.bpm.client.exception.EngineException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.exception.UnknownHttpErrorException;
import org.junit.jupiter.api.Test;

/** The external-task client's errors as it throws them. */
final class EngineErrorsTest {

    @Test
    void a_task_that_is_gone_and_one_that_is_anothers_are_told_apart() {
        assertThat(EngineErrors.kind(new NotFoundException("a-secret", rest(404, 0))))
                .isEqualTo(Kind.GONE);
        assertThat(EngineErrors.kind(new BadRequestException("a-secret", rest(400, 0))))
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void what_the_engine_cannot_do_is_told_from_a_collision() {
        assertThat(EngineErrors.kind(engine(0))).isEqualTo(Kind.FAILED);
        assertThat(EngineErrors.kind(engine(1))).isEqualTo(Kind.COLLIDED);
        assertThat(EngineErrors.kind(engine(10_000))).isEqualTo(Kind.COLLIDED);
        assertThat(EngineErrors.kind(other(403))).isEqualTo(Kind.FAILED);
    }

    @Test
    void what_passes_is_no_answer() {
        assertThat(EngineErrors.kind(other(401))).isEqualTo(Kind.NO_ANSWER);
        assertThat(EngineErrors.kind(other(429))).isEqualTo(Kind.NO_ANSWER);
        assertThat(EngineErrors.kind(other(502))).isEqualTo(Kind.NO_ANSWER);
        assertThat(EngineErrors.kind(other(503))).isEqualTo(Kind.UNAVAILABLE);
        assertThat(EngineErrors.kind(lost())).isEqualTo(Kind.NO_ANSWER);
        assertThat(EngineErrors.kind(new ExternalTaskClientException("a-secret")))
                .isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void errors_are_described_without_their_messages() {
        assertThat(EngineErrors.describe(engine(1)))
                .isEqualTo("EngineException, HTTP status 500, type SomeException, code 1");
        assertThat(EngineErrors.describe(lost())).isEqualTo("ConnectionLostException");
    }

    private static ExternalTaskClientException lost() {
        return new ConnectionLostException("a-secret", new IOException());
    }

    private static ExternalTaskClientException other(int status) {
        return new UnknownHttpErrorException("a-secret", rest(status, 0));
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
