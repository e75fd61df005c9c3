package io.github.carillon.worker.context;

import io.github.carillon.steps.parameter.Declaration;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a deployed process model.
 *
 * @param elements the ids of all that is drawn
 * @param declared the input parameters of each activity that has any, by its id and by their names
 * @param errors what is caught where
 */
public record ProcessModel(Set<String> elements, Map<String, Map<String, Declaration>> declared, ErrorModel errors) {

    public ProcessModel {
        elements = Set.copyOf(elements);
        declared = Map.copyOf(declared);
    }

    /** The input parameters of an activity, by name. */
    public Map<String, Declaration> inputs(String activityId) {
        return declared.getOrDefault(activityId, Map.of());
    }
}
