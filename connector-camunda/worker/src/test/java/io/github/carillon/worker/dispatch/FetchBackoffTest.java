package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.EngineFailures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class FetchBackoffTest {

    private final EngineException lost = new EngineException(Kind.NO_ANSWER, "ConnectionLostException");

    private final Logger log = (Logger) LoggerFactory.getLogger(FetchBackoff.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void a_failure_is_told_once_and_its_end_once() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(false, "the engine cannot be reached"), "shop");
        backoff.worked("one");
        backoff.failed("one", lost);
        backoff.failed("other", lost);
        backoff.failed("one", lost);
        backoff.worked("one");
        backoff.worked("other");
        backoff.worked("one");

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "No tasks can be fetched, and it is tried until they can: the engine cannot be reached",
                        "Tasks are fetched again");
    }

    @Test
    void an_engine_that_is_there_and_gives_no_tasks_is_told_by_the_failure() {
        new FetchBackoff(() -> new Health(true, "version 7.24.0"), "shop").failed("topic", lost);

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .endsWith("ConnectionLostException");
    }

    @Test
    void another_worker_of_the_same_id_is_told_once_and_remembered() {
        EngineException ended = EngineFailures.proxy();
        FetchBackoff backoff = new FetchBackoff(() -> new Health(true, "version 7.24.0"), "shop");
        assertThat(backoff.rival()).isEmpty();

        for (int times = 0; times < 5; times++) {
            backoff.failed("topic", ended);
            backoff.worked("topic");
        }

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("another worker", "the id shop", "carillon.worker.id");
        assertThat(backoff.rival()).isPresent();
    }

    @Test
    void a_gateway_that_cannot_reach_the_engine_is_no_other_worker() {
        EngineException ended = EngineFailures.proxy();
        FetchBackoff backoff = new FetchBackoff(() -> new Health(false, "HTTP status 503"), "shop");
        backoff.failed("topic", ended);

        assertThat(backoff.rival()).isEmpty();
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(1);
    }

    @Test
    void the_waits_grow_while_it_fails_and_end_when_it_works() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(false, "down"), "shop");

        assertThat(backoff.failed("topic", lost)).isEqualTo(500);
        assertThat(backoff.failed("topic", lost)).isEqualTo(1_000);
        for (int times = 0; times < 20; times++) {
            backoff.failed("topic", lost);
        }
        assertThat(backoff.failed("topic", lost)).isEqualTo(60_000);
        assertThat(backoff.failed("other", lost)).isEqualTo(500);

        backoff.worked("topic");
        assertThat(backoff.failed("topic", lost)).isEqualTo(500);
    }
}
