package io.github.carillon.worker.context;

import io.github.carillon.steps.parameter.Declaration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a deployed process model. A file may have several processes, in the pools of a collaboration.
 *
 * @param elements the ids of all that is drawn
 * @param names the names of those that have one, by their ids
 * @param declared the input parameters of each activity that has any, by its id and by their names
 * @param properties the extension properties of each process that has any, by its id and by their names
 * @param errors what is caught where
 */
public record ProcessModel(
        Set<String> elements,
        Map<String, String> names,
        Map<String, Map<String, Declaration>> declared,
        Map<String, Map<String, String>> properties,
        ErrorModel errors) {

    public ProcessModel {
        elements = Set.copyOf(elements);
        names = Map.copyOf(names);
        declared = Map.copyOf(declared);
        properties = Map.copyOf(properties);
    }

    /** The name of an element, as it is drawn: it may have line breaks. */
    public Optional<String> name(String elementId) {
        return Optional.ofNullable(names.get(elementId));
    }

    /** The input parameters of an activity, by name. */
    public Map<String, Declaration> inputs(String activityId) {
        return declared.getOrDefault(activityId, Map.of());
    }

    /**
     * The extension properties of a process itself, by name; the model's own words, in which the engine evaluates nothing.
     *
     * @param processId its id in the model, which is the key of its definition
     */
    public Map<String, String> processProperties(String processId) {
        return properties.getOrDefault(processId, Map.of());
    }
}
