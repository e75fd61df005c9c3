package io.github.carillon.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** What is done once everything is up: users, examples, one instance of each, and the word where to look. */
final class Opening {

    private final SandboxOptions options;
    private final SandboxUsers users;
    private final SandboxDevices devices;
    private final ExampleShelf shelf;
    private final ProcessEngine engine;
    private final ObjectMapper json;
    private final Narrator narrator;
    private final Addresses addresses;

    Opening(
            SandboxOptions options,
            SandboxUsers users,
            SandboxDevices devices,
            ExampleShelf shelf,
            ProcessEngine engine,
            ObjectMapper json,
            Narrator narrator,
            Addresses addresses) {
        this.options = options;
        this.users = users;
        this.devices = devices;
        this.shelf = shelf;
        this.engine = engine;
        this.json = json;
        this.narrator = narrator;
        this.addresses = addresses;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() throws IOException {
        users.create();
        devices.register();
        shelf.deploy();
        narrator.deployed(shelf.examples().size());
        if (options.startExamples()) {
            shelf.examples().forEach(this::start);
        }
        narrator.ready(addresses);
    }

    private void start(Example example) {
        try {
            ProcessInstance instance =
                    engine.getRuntimeService().startProcessInstanceByKey(example.key(), variables(example));
            narrator.started(example, instance.getId());
        } catch (ProcessEngineException refused) {
            narrator.notStarted(example, "the engine refused it, see the log");
        }
    }

    /** As the engine's REST reads them, so that a start from here and one from the page are the same. */
    private VariableMap variables(Example example) {
        Map<String, VariableValueDto> given = new HashMap<>();
        example.variables().forEach((name, variable) -> {
            VariableValueDto value = new VariableValueDto();
            value.setValue(variable.value());
            value.setType(variable.type());
            value.setValueInfo(variable.valueInfo());
            given.put(name, value);
        });
        return VariableValueDto.toMap(given, engine, json);
    }
}
