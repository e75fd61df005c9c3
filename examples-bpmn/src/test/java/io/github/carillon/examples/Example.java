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
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** An example with the variables of its first start. */
record Example(String key, String title, Map<String, Object> variables) {

    static Example of(String key) {
        try (InputStream file = Example.class.getResourceAsStream("/examples/" + key + ".json")) {
            JsonNode json = JsonMapper.builder().build().readTree(file);
            Map<String, Object> variables = new TreeMap<>();
            json.get("variables")
                    .properties()
                    .forEach(variable -> variables.put(
                            variable.getKey(), variable.getValue().get("value").asText()));
            return new Example(key, json.get("title").asText(), variables);
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
}
