package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.lane.TopicRoom;
import io.github.carillon.worker.lane.TopicRoom.Fetch;
import io.github.carillon.worker.step.StepHandler;
import java.util.List;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the tasks of one topic as there is room for them; runs in a thread of its own until the room closes. */
final class TopicFetcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFetcher.class);

    /** A fetch costs the engine about the same for one task as for many: those that come one by one gather first. */
    private static final long GATHERING_MILLIS = 20;

    private final StepHandler handler;
    private final TopicRoom room;
    private final EngineTasks engine;
    private final TaskIntake intake;
    private final FetchBackoff backoff;

    TopicFetcher(StepHandler handler, TopicRoom room, EngineTasks engine, TaskIntake intake, FetchBackoff backoff) {
        this.handler = handler;
        this.room = room;
        this.engine = engine;
        this.intake = intake;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        try {
            for (Fetch fetch = room.await(); fetch.size() > 0; fetch = room.await()) {
                room.rest(fetch(fetch));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many milliseconds to wait. */
    private long fetch(Fetch fetch) {
        String topic = handler.step().topic();
        try {
            List<ExternalTaskImpl> tasks = engine.fetch(handler.variables(), fetch.size());
            intake.take(handler, room, fetch, tasks);
            backoff.worked(topic);
            return tasks.size() < fetch.size() ? GATHERING_MILLIS : 0;
        } catch (ExternalTaskClientException refused) {
            return backoff.failed(topic, refused);
        } catch (RuntimeException | Error bug) {
            // an error too: a thread that ends fetches nothing more, and nobody is told
            LOG.error("A bug in fetching: {}", Trace.of(bug));
            return backoff.failed(topic, new ExternalTaskClientException("a bug"));
        }
    }
}
