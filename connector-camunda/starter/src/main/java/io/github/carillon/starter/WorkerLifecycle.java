package io.github.carillon.starter;

import io.github.carillon.core.governance.Governance;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.worker.CarillonWorker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the worker when everything else is up, since the engine may run in the same process, and stops it before
 * anything else: then connections, ledger and engine are still there for the work in flight.
 */
final class WorkerLifecycle implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);

    private final CarillonWorker worker;
    private final Settings settings;
    private final AtomicBoolean running = new AtomicBoolean();

    WorkerLifecycle(CarillonWorker worker, Settings settings) {
        this.worker = worker;
        this.settings = settings;
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
            LOG.info(
                    "Worker {} takes tasks from {} and sends by {}",
                    settings.worker().workerId(),
                    settings.worker().engineUrl(),
                    settings.connections().keySet());
            sayHowFar(settings.governance());
            worker.start();
        }
    }

    private static void sayHowFar(Governance governance) {
        if (!governance.unlimited()) {
            LOG.warn("NOT EVERY MESSAGE IS DELIVERED (governance {}): {}", governance.mode(), governance.meaning());
        }
    }

    @Override
    public void stop() {
        if (running.compareAndSet(true, false)) {
            LOG.info(
                    "Work in flight is finished, for {} at most",
                    settings.worker().stopWithin());
            worker.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
