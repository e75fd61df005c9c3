package io.github.carillon.bench.engine;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * The clock of all measurements: when each instance was created and when its end was committed, read inside the engine.
 * Instances are told apart by their business keys, which count from 0. Safe for use from any thread.
 */
final class Finished implements ExecutionListener {

    private static final long STALLED_SECONDS = 180;

    private long[] createdAt = new long[0];
    private long[] tookNanos = new long[0];
    private long[] finishedAt = new long[0];
    private int finished;

    /** Forgets all, and makes room for instances. */
    synchronized void reset(int instances) {
        createdAt = new long[instances];
        tookNanos = new long[instances];
        finishedAt = new long[instances];
        finished = 0;
    }

    synchronized void created(int number, long nanoTime) {
        createdAt[number] = nanoTime;
    }

    /** At the end event: counts once the transaction is committed, for until then it may be rolled back. */
    @Override
    public void notify(DelegateExecution execution) {
        int number = Integer.parseInt(execution.getProcessBusinessKey());
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> committed(number, System.nanoTime()));
    }

    private synchronized void committed(int number, long nanoTime) {
        tookNanos[number] = nanoTime - createdAt[number];
        finishedAt[finished++] = nanoTime;
        notifyAll();
    }

    /** How many are done. */
    synchronized int count() {
        return finished;
    }

    /**
     * Waits until so many are done, and answers when the last of them was.
     *
     * @return {@link System#nanoTime()} of then
     * @throws StalledException when nothing has been done for three minutes
     */
    synchronized long await(int target) throws InterruptedException, StalledException {
        int seen = finished;
        long since = System.nanoTime();
        while (finished < target) {
            TimeUnit.SECONDS.timedWait(this, 1);
            if (finished > seen) {
                seen = finished;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(STALLED_SECONDS)) {
                throw new StalledException(finished, target);
            }
        }
        return finishedAt[target - 1];
    }

    /** How long each instance from this number on took, shortest first, in nanoseconds. */
    synchronized long[] sortedTimes(int from) {
        long[] times = Arrays.copyOfRange(tookNanos, from, tookNanos.length);
        Arrays.sort(times);
        return times;
    }
}
