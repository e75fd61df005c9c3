package io.github.carillon.starter.hub;

import io.github.carillon.starter.stream.ResponseStream;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One poll of a client that polls: answered when there is something to say. */
final class PollTransport implements Transport, AsyncListener {

    /** Longer than a connection is without a ping. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HubConnection connection;
    private final HttpServletResponse response;
    private final AsyncContext context;
    private boolean answered;

    private PollTransport(HubConnection connection, HttpServletResponse response, AsyncContext context) {
        this.connection = connection;
        this.response = response;
        this.context = context;
    }

    static void start(HubConnection connection, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.setTimeout(LONGEST.toMillis());
        PollTransport poll = new PollTransport(connection, response, context);
        context.addListener(poll);
        connection.attach(poll);
    }

    @Override
    public void ready() {
        String records;
        synchronized (this) {
            if (answered) {
                return;
            }
            records = connection.take();
            if (records.isEmpty() && !connection.isDone()) {
                return;
            }
            answered = true;
        }
        if (records.isEmpty()) {
            answer(HttpServletResponse.SC_NO_CONTENT);
            connection.lost();
        } else {
            answer(records.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void replaced() {
        if (claim()) {
            answer(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** Nothing was said; the client polls again. */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (claim()) {
            answer(HttpServletResponse.SC_OK);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        claim();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        claim();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // once only
    }

    private synchronized boolean claim() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    private void answer(int status) {
        try {
            response.setStatus(status);
            context.complete();
        } catch (IllegalStateException gone) {
            connection.lost();
        }
    }

    private void answer(byte[] body) {
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        try {
            ResponseStream.start(context, new Body(connection, body));
        } catch (IOException | IllegalStateException gone) {
            connection.lost();
        }
    }

    /** What was taken out of the connection is lost with the answer. */
    private static final class Body implements ResponseStream.Source {

        private final HubConnection connection;
        private byte[] body;

        Body(HubConnection connection, byte[] body) {
            this.connection = connection;
            this.body = body;
        }

        @Override
        public byte[] next() {
            byte[] next = body;
            body = new byte[0];
            return next;
        }

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public void over(boolean complete) {
            if (!complete) {
                connection.lost();
            }
        }
    }
}
