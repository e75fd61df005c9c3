package io.github.carillon.examples;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

/**
 * An example with the variables of its first start.
 *
 * @param variables as the engine is given them
 * @param values as an expression of the process sees them
 */
record Example(String key, String title, Map<String, Object> variables, Map<String, Object> values) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Example of(String key) {
        try (InputStream file = Example.class.getResourceAsStream("/examples/" + key + ".json")) {
            JsonNode sheet = JSON.readTree(file);
            JsonNode variables = sheet.get("variables");
            return new Example(
                    key, sheet.get("title").asText(), each(variables, Example::given), each(variables, Example::value));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Starts it; what comes after the start event waits for the job that is executed here. */
    ProcessInstance run() {
        return run(variables);
    }

    ProcessInstance run(Map<String, Object> given) {
        ProcessInstance instance = start(given);
        execute(job(instance));
        return instance;
    }

    ProcessInstance start(Map<String, Object> given) {
        return runtimeService().startProcessInstanceByKey(key, given);
    }

    private static Map<String, Object> each(JsonNode variables, Function<JsonNode, Object> reader) {
        Map<String, Object> read = new TreeMap<>();
        variables.properties().forEach(variable -> read.put(variable.getKey(), reader.apply(variable.getValue())));
        return read;
    }

    /** A whole number is a Long where its type says so, and else what JSON makes of it. */
    private static Object value(JsonNode variable) {
        JsonNode value = variable.get("value");
        return variable.get("type").asText().equals("Long") ? value.asLong() : JSON.convertValue(value, Object.class);
    }

    private static Object given(JsonNode variable) {
        JsonNode info = variable.get("valueInfo");
        JsonNode value = variable.get("value");
        return info == null
                ? value(variable)
                : Variables.serializedObjectValue(value.toString())
                        .objectTypeName(info.get("objectTypeName").asText())
                        .serializationDataFormat(
                                info.get("serializationDataFormat").asText())
                        .create();
    }
}
