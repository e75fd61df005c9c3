package io.github.carillon.worker.engine;

import org.jspecify.annotations.Nullable;

/**
 * What fails in an engine that the port of incidents is tested with. Its process has an asynchronous step {@code work},
 * which has one try and fails until the instance is mended, and then ends. Another process calls it by its activity
 * {@code call}, and ends with it.
 */
public interface ProcessesUnderTest {

    /** The process', which calls nobody. */
    String key();

    /**
     * Begins an instance, which waits for its job to be run.
     *
     * @param tenant whose process it is, or null for that of nobody
     * @return the instance's id
     */
    String begin(@Nullable String tenant, @Nullable String businessKey);

    /** Begins an instance of the process that calls it; returns that instance's id. */
    String call();

    /** The instance that this one has called. */
    String called(String caller);

    /** Runs the instance's job, if it is due, has a retry left and is not suspended. */
    void work(String instance);

    /** From now on its job will succeed. */
    void mend(String instance);

    /** As an operator does it; of an instance with an external task, too. */
    void delete(String instance);

    /** Whether it is neither running nor suspended. */
    boolean isEnded(String instance);
}
