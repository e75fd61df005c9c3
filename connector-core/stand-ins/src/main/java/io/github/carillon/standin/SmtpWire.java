package io.github.carillon.standin;

import java.io.BufferedInputStream;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection as lines: read with their line break cut off, written with it, and upgraded to TLS when asked. */
final class SmtpWire {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Duration latency;
    private Socket socket;
    private InputStream input;
    private OutputStream output;

    SmtpWire(Socket socket, Duration latency) throws IOException {
        this.latency = latency;
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.output = socket.getOutputStream();
    }

    boolean encrypted() {
        return socket instanceof SSLSocket;
    }

    /** What was read ahead of the upgrade is lost, as RFC 3207 section 4.2 wants it. */
    void upgrade(SSLContext context) throws IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        socket = secured;
        input = new BufferedInputStream(secured.getInputStream());
        output = secured.getOutputStream();
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

    void write(String... lines) throws IOException {
        pause(latency);
        output.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Reads and forgets until the client hangs up. */
    void awaitHangUp() throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }

    /** Reads nothing, so that the client's writing blocks, until this side closes the connection. */
    void awaitClose() throws IOException {
        while (!socket.isClosed()) {
            pause(POLL);
        }
    }

    private byte[] readBytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("the client hung up");
            }
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
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
