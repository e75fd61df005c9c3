package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Setup;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The fastest that the engine's REST goes: one thread fetches a hundred tasks at a time, in no order, while eight
 * complete what it fetched. No message is sent. Of {@code variables} and {@code outputs}, the first has the fetch bring
 * all variables, the second has each completion set what Carillon sets.
 */
public final class CeilingClient extends Client {

    private static final int THREADS = 8;
    private static final int BATCH = 100;
    private static final long PAUSE_MILLIS = 10;

    private final CeilingHttp http;
    private final String fetch;
    private final String complete;
    private final BlockingQueue<String> fetched = new ArrayBlockingQueue<>(BATCH);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

    /** Connects to nothing yet. */
    public CeilingClient(Setup setup) {
        this.http = new CeilingHttp(setup.uri("engine"), THREADS + 1);
        this.fetch = Bodies.fetch(setup.text("topic"), BATCH, setup.isSet("variables"));
        this.complete = setup.isSet("outputs") ? Bodies.completeWithOutputs() : Bodies.complete();
    }

    @Override
    void start() {
        threads.execute(() -> repeat(this::fetch));
        for (int thread = 0; thread < THREADS; thread++) {
            threads.execute(() -> repeat(() -> http.complete(fetched.take(), complete)));
        }
    }

    @Override
    void stop() {
        threads.shutdownNow();
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void fetch() throws IOException, InterruptedException {
        List<String> ids = http.fetch(fetch);
        for (String id : ids) {
            fetched.put(id);
        }
        if (ids.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private void repeat(Step step) {
        while (!threads.isShutdown()) {
            try {
                step.take();
            } catch (IOException refused) {
                System.err.println(refused);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
