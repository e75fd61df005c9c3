package io.github.carillon.app;

import io.github.carillon.worker.CarillonWorker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the worker when everything else is up, since the engine may run in the same process, and stops it before
 * anything else: then connections, ledger and engine are still there for the work in flight.
 */
final class WorkerLifecycle implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private final CarillonWorker worker;
    private final AtomicBoolean running = new AtomicBoolean();

    WorkerLifecycle(CarillonWorker worker) {
        this.worker = worker;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            worker.start();
        }
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            worker.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
