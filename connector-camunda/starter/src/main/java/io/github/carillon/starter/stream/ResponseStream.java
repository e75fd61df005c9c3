package io.github.carillon.starter.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes an answer piece by piece without ever waiting for the client (Jakarta Servlet 6.0, section 3.7). */
public final class ResponseStream implements WriteListener, AsyncListener {

    /** Where the pieces come from. */
    public interface Source {

        /** The next; empty where there is none now. */
        byte[] next();

        /** Whether there will never be another. */
        boolean isDone();

        /**
         * Nothing more is asked for.
         *
         * @param complete whether everything was written
         */
        void over(boolean complete);
    }

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Source source;
    private boolean possible;
    private boolean unflushed;
    private boolean finished;

    private ResponseStream(AsyncContext context, Source source) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.source = source;
    }

    /** Begins to write; the container says when. */
    public static ResponseStream start(AsyncContext context, Source source) throws IOException {
        ResponseStream stream = new ResponseStream(context, source);
        context.addListener(stream);
        stream.out.setWriteListener(stream);
        return stream;
    }

    /** The source may have a piece, or be done. */
    public void ready() {
        synchronized (this) {
            if (!possible || finished) {
                return;
            }
        }
        write();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            possible = true;
        }
        write();
    }

    @Override
    public void onError(Throwable failure) {
        finish(false);
    }

    @Override
    public void onError(AsyncEvent event) {
        finish(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish(false);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        finish(false);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // once only
    }

    private void write() {
        try {
            if (writeAll()) {
                finish(true);
                context.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            finish(false);
        }
    }

    /** Writes while that is possible; true when everything has gone out. */
    private synchronized boolean writeAll() throws IOException {
        while (!finished) {
            possible = out.isReady();
            if (!possible) {
                return false;
            }
            if (unflushed) {
                unflushed = false;
                out.flush();
                continue;
            }
            byte[] next = source.next();
            if (next.length == 0) {
                return source.isDone();
            }
            out.write(next);
            unflushed = true;
        }
        return false;
    }

    private void finish(boolean complete) {
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
        }
        source.over(complete);
    }
}
