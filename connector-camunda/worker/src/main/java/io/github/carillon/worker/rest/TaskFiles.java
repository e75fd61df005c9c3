package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.worker.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.FileValue;

/**
 * The contents of a task's File variables. A variable may have any name, and servers refuse or resolve some of them in a
 * path, escaped or not: so its id is asked for, by a body, and only the id becomes part of an address.
 */
final class TaskFiles {

    private final EngineRest engine;

    TaskFiles(EngineRest engine) {
        this.engine = engine;
    }

    /** The file, whose content is fetched when it is first asked for. */
    FileVariable file(Place task, String name, FileValue file) {
        String contentType = file.getMimeType();
        return new FileVariable(
                file.getFilename(),
                contentType,
                file.getEncoding(),
                FileContent.of(name, contentType, file.getEncoding(), most -> content(task, name, most)));
    }

    private byte[] content(Place task, String name, long most) {
        return engine.bytes(UrlPath.of("variable-instance", idOf(task, name), "data"), most)
                .orElseThrow(TaskFiles::gone);
    }

    private static EngineException gone() {
        return new EngineException(EngineException.Kind.FAILED, "it is no longer there");
    }

    /** Of several with that name, the task sees the one in the closest scope. */
    private String idOf(Place task, String name) {
        List<JsonNode> found = named(task.processInstanceId(), name);
        if (found.isEmpty()) {
            throw gone();
        }
        return (found.size() == 1 ? found.get(0) : closest(task, found))
                .path("id")
                .asText();
    }

    /** A database may find names that differ in case or accents as well. */
    private List<JsonNode> named(String instance, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode variable : engine.query(
                UrlPath.of("variable-instance").with("deserializeValues", "false"),
                Map.of("processInstanceIdIn", List.of(instance), "variableName", name))) {
            if (name.equals(variable.path("name").asText())
                    && variable.path("taskId").isNull()) {
                found.add(variable);
            }
        }
        return found;
    }

    private JsonNode closest(Place task, List<JsonNode> found) {
        for (JsonNode variable : found) {
            if (variable.path("executionId").asText().equals(task.executionId())) {
                return variable;
            }
        }
        for (String scope : scopes(task)) {
            List<JsonNode> there = found.stream()
                    .filter(one -> scope.equals(one.path("activityInstanceId").asText()))
                    .toList();
            if (!there.isEmpty()) {
                return only(there);
            }
        }
        throw new EngineException(EngineException.Kind.FAILED, "it is not where the step can see it");
    }

    /** Branches that run at the same time may each have their own, and the engine does not tell which is whose. */
    private static JsonNode only(List<JsonNode> there) {
        if (there.size() > 1) {
            throw new EngineException(
                    EngineException.Kind.FAILED,
                    "several branches of the process have a variable of that name; an input parameter of the step that"
                            + " takes the file over would say which is meant");
        }
        return there.get(0);
    }

    /** The activities that the task is in, by their instances, from within outwards. */
    private List<String> scopes(Place task) {
        List<String> scopes = new ArrayList<>();
        engine.get(UrlPath.of("process-instance", task.processInstanceId(), "activity-instances"))
                .ifPresent(root -> isWithin(root, task.activityInstanceId(), scopes));
        return scopes;
    }

    private static boolean isWithin(JsonNode activity, String id, List<String> scopes) {
        boolean within = activity.path("id").asText().equals(id);
        for (JsonNode child : activity.path("childActivityInstances")) {
            within |= isWithin(child, id, scopes);
        }
        if (within) {
            scopes.add(activity.path("id").asText());
        }
        return within;
    }
}
