package io.github.carillon.steps.send;

import java.util.List;
import java.util.Optional;

/** Says what of a step's wishes a kind of message has no use for. */
final class Unused {

    private Unused() {}

    /**
     * Empty where all of it is used.
     *
     * @param parameters by their names
     * @param what the kind of message, as in a sentence
     */
    static Optional<String> of(List<String> parameters, String what) {
        return parameters.isEmpty()
                ? Optional.empty()
                : Optional.of("not used, for " + what + " has none: " + String.join(", ", parameters));
    }
}
