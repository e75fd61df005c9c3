package io.github.carillon.starter.hub;

import org.springframework.context.SmartLifecycle;

/** Ends the hub's connections before the web server stops, which would wait for them. */
final class HubLifecycle implements SmartLifecycle {

    private final HubConnections connections;
    private volatile boolean running;

    HubLifecycle(HubConnections connections) {
        this.connections = connections;
    }

    @Override
    public void start() {
        connections.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        connections.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
