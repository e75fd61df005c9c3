package io.github.carillon.worker.supervision;

import io.github.carillon.worker.engine.ProcessDefinition;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deployed version of a process says of its supervision, by the extension properties of the process.
 *
 * @param names of its elements, by their ids
 * @param supervisors the group of users who hear of it, or null where it names none
 * @param consecutiveErrors at how many failures in a row its instances are suspended, or null for never
 * @param maxDuration how long its instances may take, or null for any time
 */
record Supervised(
        ProcessDefinition definition,
        Map<String, String> names,
        @Nullable String supervisors,
        @Nullable Integer consecutiveErrors,
        @Nullable Duration maxDuration) {

    /** As drawn, or its key. */
    String name() {
        return Objects.requireNonNullElse(definition.name(), definition.key());
    }

    /** The name of an activity, or its id. */
    String activity(String id) {
        String name = names.getOrDefault(id, "");
        return name.isBlank() ? id : name;
    }

    String tenant() {
        return Objects.requireNonNullElse(definition.tenant(), "");
    }

    Optional<String> group() {
        return Optional.ofNullable(supervisors);
    }
}
