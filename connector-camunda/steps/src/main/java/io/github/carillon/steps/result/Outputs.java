package io.github.carillon.steps.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a step's output variables from what became of its deliveries: every declared one, null where it says nothing. */
@FunctionalInterface
public interface Outputs {

    /** Texts, numbers, null, or a {@link JsonFile}. */
    Map<String, @Nullable Object> of(Report report);

    /**
     * A file variable: any number of entries fits, and Cockpit shows it.
     *
     * @param name the file's name
     * @param json its content
     * @param routine whether all went well and the other outputs tell of it, so that it need not be kept
     */
    record JsonFile(String name, String json, boolean routine) {}
}
