package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.step.Task;
import io.github.carillon.worker.step.TaskReply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the engine hears the answer: says it again when transactions collide or the connection is lost, for
 * what was sent is not sent again because of that. Answers of one process instance are given one after another, since
 * the engine would let them collide.
 */
final class Answering {

    static final String LOST = "lost";

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int STRIPES = 64;
    private static final int ENGINE_FAILURES = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** The deliveries stand; what comes after them in the model fails, and rolls the completion back. */
    private static final TaskReply CANNOT_GO_ON = new TaskReply.Incident(
            "The step is done, but the engine cannot go on from here: see the engine's log. A retry completes the"
                    + " step, and sends nothing again that was accepted.",
            "");

    private final Voice voice;
    private final BooleanSupplier goOn;
    private final Pause pause;
    private final List<Lock> instances = IntStream.range(0, STRIPES)
            .<Lock>mapToObj(stripe -> new ReentrantLock())
            .toList();

    /**
     * Answers until the engine has heard it.
     *
     * @param goOn false when the worker has no time left
     */
    Answering(Voice voice, BooleanSupplier goOn, Pause pause) {
        this.voice = voice;
        this.goOn = goOn;
        this.pause = pause;
    }

    /** Returns the kind of answer that the engine took, or {@link #LOST}. */
    String answer(Task task, TaskReply reply) throws InterruptedException {
        Lock instance = instances.get(Math.floorMod(task.processInstanceId().hashCode(), STRIPES));
        instance.lockInterruptibly();
        try {
            Optional<String> heard = untilHeard(task, reply);
            return heard.isPresent()
                    ? heard.get()
                    : untilHeard(task, instead(reply)).orElse(LOST);
        } finally {
            instance.unlock();
        }
    }

    /** Empty when the engine understands and cannot do it. */
    private Optional<String> untilHeard(Task task, TaskReply reply) throws InterruptedException {
        int failures = 0;
        long millis = FIRST_PAUSE_MILLIS;
        while (goOn.getAsBoolean()) {
            try {
                return Optional.of(voice.say(task, reply));
            } catch (NotFoundException gone) {
                LOG.warn("The engine no longer has this task: {}", EngineErrors.describe(gone));
                return Optional.of(LOST);
            } catch (RuntimeException error) {
                failures += isLasting(error) ? 1 : 0;
            }
            if (failures == ENGINE_FAILURES) {
                return Optional.empty();
            }
            pause.millis(millis);
            millis = Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
        }
        return Optional.of(LOST);
    }

    /** Whether saying the same again will hardly help. */
    private static boolean isLasting(RuntimeException error) {
        if (error instanceof ExternalTaskClientException refused) {
            LOG.info("The engine did not take the answer: {}", EngineErrors.describe(refused));
            return EngineErrors.isEngineFailure(refused);
        }
        if (error instanceof EngineUnavailableException unavailable) {
            LOG.info("The engine gave no answer: {}", unavailable.getMessage());
            return unavailable.isLasting();
        }
        LOG.error("A bug in answering: {}", Trace.of(error));
        return true;
    }

    private static TaskReply instead(TaskReply reply) {
        return reply.match(
                complete -> CANNOT_GO_ON, retry -> retry, incident -> incident, TaskReply.BpmnError::uncaught);
    }

    /** Says a reply once, and returns the kind of answer that was given; {@link Answers#say}. */
    @FunctionalInterface
    interface Voice {
        String say(Task task, TaskReply reply);
    }

    /** Waits; a seam for tests. */
    @FunctionalInterface
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }
}
