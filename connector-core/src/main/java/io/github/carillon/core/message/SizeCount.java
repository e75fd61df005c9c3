package io.github.carillon.core.message;

import java.io.OutputStream;

/** Counts what is written, and keeps nothing of it. */
final class SizeCount extends OutputStream {

    private long bytes;

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) {
        bytes++;
    }

    @Override
    public void write(byte[] some, int offset, int length) {
        bytes += length;
    }
}
