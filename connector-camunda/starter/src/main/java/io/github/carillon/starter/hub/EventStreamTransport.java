package io.github.carillon.starter.hub;

import io.github.carillon.starter.stream.ResponseStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Brings a connection's messages to its client as server-sent events; what the client says comes by POST. */
final class EventStreamTransport implements Transport, ResponseStream.Source {

    private static final byte[] NOTHING = {};

    private final HubConnection connection;
    private volatile @Nullable ResponseStream stream;
    private boolean begun;

    private EventStreamTransport(HubConnection connection) {
        this.connection = connection;
    }

    static void start(HubConnection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache, no-store");
        // has nginx pass on each event as it comes
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        EventStreamTransport transport = new EventStreamTransport(connection);
        transport.stream = ResponseStream.start(context, transport);
        connection.attach(transport);
    }

    @Override
    public void ready() {
        ResponseStream current = stream;
        if (current != null) {
            current.ready();
        }
    }

    /** First a comment, by which the client sees that the stream stands. */
    @Override
    public byte[] next() {
        if (!begun) {
            begun = true;
            return ":\n\n".getBytes(StandardCharsets.UTF_8);
        }
        String records = connection.take();
        return records.isEmpty() ? NOTHING : ("data: " + records + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isDone() {
        return connection.isDone();
    }

    @Override
    public void over(boolean complete) {
        connection.lost();
    }
}
