package io.github.carillon.core.message;

import java.io.IOException;
import java.io.Writer;

/** Collects text up to a limit, and fails beyond it. */
final class BoundedWriter extends Writer {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private boolean full;

    BoundedWriter(int limit) {
        this.limit = limit;
    }

    boolean isFull() {
        return full;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        if (text.length() + length > limit) {
            full = true;
            throw new IOException("longer than " + limit + " characters");
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing to release
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
