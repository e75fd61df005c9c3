package io.github.carillon.worker.engine;

import io.github.carillon.core.recipient.Recipient;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine that the port's contract is tested with, and what is brought about and looked at beside the port. Its process
 * has a step {@code notify} with the extension property {@code onFailure}, then waits {@code after}; where the step ends
 * with the BPMN error {@code REFUSED}, it waits {@code handled}.
 */
public interface EngineUnderTest {

    /** What is tested. */
    Engine engine();

    /**
     * Begins an instance that comes to the step at once.
     *
     * @param topic the step's
     * @param variables the process'; their {@code weight} is the task's priority. May hold texts, numbers, truth values,
     *     dates, lists, maps and {@link io.github.carillon.steps.task.FileVariable}s
     * @return the instance's id
     */
    String begin(String topic, Map<String, @Nullable Object> variables);

    /** The activity where the instance is. */
    String at(String instance);

    /** The message of the instance's incident. */
    Optional<String> incident(String instance);

    /** What was kept of what the step set, in whatever scope: texts, numbers, null; of a file its content. */
    Map<String, @Nullable Object> kept(String instance);

    /** The user is there, and in this group. */
    void join(Recipient user, String group);
}
