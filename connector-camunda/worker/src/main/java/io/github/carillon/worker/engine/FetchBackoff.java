package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Health;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.client.backoff.ErrorAwareBackoffStrategy;
import org.camunda.bpm.client.backoff.ExponentialErrorBackoffStrategy;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits longer after each fetch that fails, and says once that fetching fails and once that it works again: the client
 * says it each time, with a stack trace. Called by the client's only thread.
 */
final class FetchBackoff implements ErrorAwareBackoffStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FetchBackoff.class);

    private final ErrorAwareBackoffStrategy waits = new ExponentialErrorBackoffStrategy();
    private final Supplier<Health> engine;
    private boolean failing;

    /**
     * @param engine asked when a fetch fails, because the client's errors do not tell a wrong password from a proxy's
     *     page
     */
    FetchBackoff(Supplier<Health> engine) {
        this.engine = engine;
    }

    @Override
    public void reconfigure(List<ExternalTask> tasks, @Nullable ExternalTaskClientException error) {
        waits.reconfigure(tasks, error);
        if (error != null && !failing) {
            Health health = engine.get();
            LOG.warn("No tasks can be fetched, and it is tried until they can: {}", reason(health, error));
        } else if (error == null && failing) {
            LOG.info("Tasks are fetched again");
        }
        failing = error != null;
    }

    @Override
    public long calculateBackoffTime() {
        return waits.calculateBackoffTime();
    }

    private static String reason(Health health, ExternalTaskClientException error) {
        return health.ok() ? EngineErrors.describe(error) : health.detail();
    }
}
