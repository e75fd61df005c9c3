package io.github.carillon.worker.dispatch;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs what belongs to the same key one after another, and no thread waits for its turn. Safe for use from any thread.
 */
final class KeyedSerialExecutor {

    private final Executor threads;
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    KeyedSerialExecutor(Executor threads) {
        this.threads = threads;
    }

    /** Begins with this when what was given before it for the same key is {@linkplain #done done}. */
    void add(String key, Runnable work) {
        synchronized (waiting) {
            Queue<Runnable> before = waiting.get(key);
            if (before != null) {
                before.add(work);
                return;
            }
            waiting.put(key, new ArrayDeque<>(1));
        }
        threads.execute(work);
    }

    /** What was begun for this key is done. */
    void done(String key) {
        Runnable next;
        synchronized (waiting) {
            Queue<Runnable> queue = waiting.getOrDefault(key, new ArrayDeque<>(0));
            next = queue.poll();
            if (next == null) {
                waiting.remove(key);
            }
        }
        if (next != null) {
            threads.execute(next);
        }
    }
}
