package io.github.carillon.testserver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;

/** One connection as lines: read with their line break cut off, written with it, and upgraded to TLS when asked. */
final class SmtpWire {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Duration latency;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private Socket socket;
    private InputStream input;
    private OutputStream output;
    private boolean unsent;

    SmtpWire(Socket socket, Duration latency) throws IOException {
        this.latency = latency;
        this.socket = socket;
        this.input = socket.getInputStream();
        this.output = new BufferedOutputStream(socket.getOutputStream());
    }

    boolean encrypted() {
        return socket instanceof SSLSocket;
    }

    /** What was read ahead of the upgrade is lost, as RFC 3207 section 4.2 wants it. */
    void upgrade(SmtpTestServerOptions.Tls tls) throws IOException {
        flush();
        SSLSocket secured =
                (SSLSocket) tls.context().getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.setNeedClientAuth(tls.clientCertificate());
        secured.startHandshake();
        socket = secured;
        input = secured.getInputStream();
        next = end;
        output = new BufferedOutputStream(secured.getOutputStream());
    }

    String readLine() throws IOException {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    /** The message up to the final dot, with the dots unstuffed (RFC 5321 section 4.5.2). */
    byte[] readMessage() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            byte[] line = readBytes();
            boolean dotted = line.length > 0 && line[0] == '.';
            if (dotted && line.length == 1) {
                return message.toByteArray();
            }
            message.write(line, dotted ? 1 : 0, line.length - (dotted ? 1 : 0));
            message.write('\r');
            message.write('\n');
        }
    }

    /** Leaves when there is nothing more to read: commands that came together are answered together (RFC 2920). */
    void write(String... lines) throws IOException {
        output.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        unsent = true;
    }

    /** Sends what was written. */
    void flush() throws IOException {
        if (unsent) {
            unsent = false;
            pause(latency);
            output.flush();
        }
    }

    /** Reads nothing, so that the client's writing blocks, until this side closes the connection. */
    void awaitClose() throws IOException {
        flush();
        while (!socket.isClosed()) {
            pause(POLL);
        }
    }

    private byte[] readBytes() throws IOException {
        byte[] line = {};
        int lineFeed = lineFeed();
        while (lineFeed < 0) {
            line = joined(line, end);
            fill();
            lineFeed = lineFeed();
        }
        line = joined(line, lineFeed);
        next = lineFeed + 1;
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(line, line.length - 1) : line;
    }

    /** Where the next one is among the bytes that have come; negative when it has not. */
    private int lineFeed() {
        for (int at = next; at < end; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private byte[] joined(byte[] beginning, int until) {
        byte[] line = Arrays.copyOf(beginning, beginning.length + until - next);
        System.arraycopy(buffer, next, line, beginning.length, until - next);
        return line;
    }

    /** Waits for more, but not with an answer that the client waits for. */
    private void fill() throws IOException {
        if (input.available() == 0) {
            flush();
        }
        int read = input.read(buffer);
        if (read < 0) {
            throw new EOFException("the client hung up");
        }
        next = 0;
        end = read;
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server was stopped");
        }
    }
}
