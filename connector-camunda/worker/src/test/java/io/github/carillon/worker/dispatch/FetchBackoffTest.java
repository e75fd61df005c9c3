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
                .contains("ConnectionLostException", "carillon.worker.long-poll");
    }

    @Test
    void fetches_that_are_refused_are_known_until_they_work() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(true, "version 7.24.0"), "shop");
        backoff.failed("topic", new EngineException(Kind.REFUSED, "HTTP status 400"));

        assertThat(backoff.refusal())
                .hasValueSatisfying(
                        refusal -> assertThat(refusal).contains("topic", "HTTP status 400", "carillon.engine.url"));
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("HTTP status 400", "check that carillon.engine.url", "/engine-rest/engine/<its name>");

        backoff.worked("topic");
        assertThat(backoff.refusal()).isEmpty();
    }

    @Test
    void each_topic_is_refused_for_itself() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(true, "version 7.24.0"), "shop");
        backoff.failed("one", new EngineException(Kind.FAILED, "HTTP status 403"));
        backoff.worked("other");

        assertThat(backoff.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("one", "may read and update"));
    }

    @Test
    void an_engine_that_comes_back_is_given_a_moment() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(true, "version 7.24.0"), "shop");
        backoff.failed("topic", lost);
        assertThat(backoff.refusal()).isEmpty();

        backoff.failed("topic", lost);
        assertThat(backoff.refusal()).isPresent();
    }

    @Test
    void an_engine_that_is_not_there_says_so_itself() {
        FetchBackoff backoff = new FetchBackoff(() -> new Health(false, "the engine cannot be reached"), "shop");
        backoff.failed("topic", lost);
        backoff.failed("topic", new EngineException(Kind.GONE, "HTTP status 404"));

        assertThat(backoff.refusal()).isEmpty();
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
        assertThat(backoff.refusal()).isEmpty();
        assertThat(backoff.rival())
                .hasValueSatisfying(rival -> assertThat(rival)
                        .contains(
                                "Where they share a ledger, nothing is sent twice",
                                "where each has its own, what one has sent may be sent by the other"));
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
