package io.github.carillon.starter.stream;

import java.util.ArrayDeque;
import java.util.Queue;

/** What is still to be said to a client, in order. All methods may be called from any thread. */
public final class SendBuffer {

    /** As much as goes into one message of a transport, unless a single one is longer. */
    private static final int BATCH = 64 * 1024;

    private final int largest;
    private final Queue<String> waiting = new ArrayDeque<>();
    private int size;
    private boolean closed;

    /**
     * @param largest how many characters may wait
     */
    public SendBuffer(int largest) {
        this.largest = largest;
    }

    /** Adds one more; false when it has no room. */
    public synchronized boolean add(String record) {
        if (closed) {
            return true;
        }
        if (size + record.length() > largest) {
            return false;
        }
        waiting.add(record);
        size += record.length();
        return true;
    }

    /** Adds the last, in place of what waits where there is no room beside that. */
    public synchronized void close(String last) {
        if (!closed && !add(last)) {
            waiting.clear();
            size = last.length();
            waiting.add(last);
        }
        closed = true;
    }

    /** Takes nothing more, and gives nothing more. */
    public synchronized void discard() {
        waiting.clear();
        size = 0;
        closed = true;
    }

    /** The next, as many as fit into one message; empty when none waits. */
    public synchronized String take() {
        StringBuilder batch = new StringBuilder();
        for (String next = waiting.peek();
                next != null && (batch.isEmpty() || batch.length() + next.length() <= BATCH);
                next = waiting.peek()) {
            batch.append(waiting.remove());
        }
        size -= batch.length();
        return batch.toString();
    }

    /** Whether everything that will ever be said has been taken. */
    public synchronized boolean isDone() {
        return closed && waiting.isEmpty();
    }
}
