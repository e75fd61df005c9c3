package io.github.carillon.core.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;
import org.jspecify.annotations.Nullable;

/** A socket that can hold back what is written, so that several commands leave together. Used by one thread at a time. */
final class CorkedSocket extends WriteTimeoutSocket {

    private @Nullable Corked stream;
    private boolean corked;

    /**
     * @param timeout of a write, in milliseconds
     */
    CorkedSocket(Socket socket, int timeout, ScheduledExecutorService timer) throws IOException {
        super(socket, timeout, timer);
    }

    /** Holds back what is written from now on, flushed or not. */
    void cork() {
        corked = true;
    }

    /** What was held back leaves with what is written next. */
    void uncork() {
        corked = false;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        Corked known = stream;
        if (known == null) {
            known = new Corked(super.getOutputStream());
            stream = known;
        }
        return known;
    }

    private final class Corked extends OutputStream {

        private final OutputStream wire;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();

        Corked(OutputStream wire) {
            this.wire = wire;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (corked) {
                held.write(bytes, offset, length);
            } else if (held.size() > 0) {
                held.write(bytes, offset, length);
                byte[] together = held.toByteArray();
                held.reset();
                wire.write(together);
            } else {
                wire.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!corked) {
                wire.flush();
            }
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
