package io.github.carillon.worker.dispatch;

import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.result.TaskReply;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the engine hears the answer: says it again when transactions collide or the connection is lost, for
 * what was sent is not sent again because of that. Answers of one process instance are given one after another, since
 * the engine would let them collide. Has threads of its own, and none of them waits: neither for an answer's turn nor
 * between two tries.
 */
final class CompletionRetrier {

    static final String LOST = "lost";

    private static final Logger LOG = LoggerFactory.getLogger(CompletionRetrier.class);
    private static final int ENGINE_FAILURES = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** The deliveries stand; what comes after them in the model fails, and rolls the completion back. */
    private static final TaskReply CANNOT_GO_ON = new TaskReply.Incident(
            "The step is done, but the engine cannot go on from here: see the engine's log, and whether the instance"
                    + " is suspended. A retry completes the step, and sends nothing again that was accepted.",
            "");

    private final EngineCall call;
    private final BooleanSupplier goOn;
    private final Threads threads;
    private final KeyedSerialExecutor instances;

    /**
     * Answers until the engine has heard it.
     *
     * @param goOn false when the worker has no time left
     */
    CompletionRetrier(EngineCall call, BooleanSupplier goOn, Threads threads) {
        this.call = call;
        this.goOn = goOn;
        this.threads = threads;
        this.instances = new KeyedSerialExecutor(work -> threads.after(0, work));
    }

    /**
     * Answers, and returns at once.
     *
     * @param heard is given the kind of answer that the engine took, or {@link #LOST}; must not throw
     */
    void answer(Task task, TaskReply reply, Consumer<String> heard) {
        instances.add(task.processInstanceId(), () -> new Attempt(task, reply, false, heard).say());
    }

    private static TaskReply instead(TaskReply reply) {
        return reply.match(
                complete -> CANNOT_GO_ON, retry -> retry, incident -> incident, TaskReply.BpmnError::uncaught);
    }

    /** Whether saying the same again will hardly help. */
    private static boolean isLasting(Throwable error) {
        if (error instanceof EngineException refused) {
            LOG.info("The engine did not take the answer: {}", refused.getMessage());
            return refused.isLasting();
        }
        LOG.error("A bug in answering: {}", SafeStackTrace.of(error));
        return true;
    }

    /** One answer to one task; one thread at a time. */
    private final class Attempt {

        private final Task task;
        private final TaskReply reply;
        private final boolean last;
        private final Consumer<String> heard;
        private int failures;
        private long millis = FIRST_PAUSE_MILLIS;

        /**
         * @param last whether there is nothing else to say in its stead
         */
        Attempt(Task task, TaskReply reply, boolean last, Consumer<String> heard) {
            this.task = task;
            this.reply = reply;
            this.last = last;
            this.heard = heard;
        }

        void say() {
            LogContext.open(task);
            try {
                said().ifPresentOrElse(this::end, this::sayAgain);
            } finally {
                LogContext.close();
            }
        }

        /** Empty when it was not heard. */
        private Optional<String> said() {
            try {
                return goOn.getAsBoolean() ? call.say(task, reply) : Optional.of(LOST);
            } catch (RuntimeException | Error error) {
                if (error instanceof EngineException gone && gone.kind() == EngineException.Kind.GONE) {
                    LOG.warn("The engine no longer has this task: {}", gone.getMessage());
                    return Optional.of(LOST);
                }
                // an error too: the task would be kept for ever, and all later answers of its instance would wait
                failures += isLasting(error) ? 1 : 0;
                return Optional.empty();
            }
        }

        private void sayAgain() {
            if (failures < ENGINE_FAILURES) {
                long pause = millis;
                millis = Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
                threads.after(pause, this::say);
            } else if (last) {
                end(LOST);
            } else {
                new Attempt(task, instead(reply), true, heard).say();
            }
        }

        private void end(String answer) {
            try {
                heard.accept(answer);
            } finally {
                instances.done(task.processInstanceId());
            }
        }
    }

    /** Says a reply once, and returns the kind of answer that was given, or empty when it is to be said later. */
    @FunctionalInterface
    interface EngineCall {
        Optional<String> say(Task task, TaskReply reply);
    }

    /** Runs something after so many milliseconds, in a thread of its own. */
    @FunctionalInterface
    interface Threads {
        void after(long millis, Runnable work);
    }
}
