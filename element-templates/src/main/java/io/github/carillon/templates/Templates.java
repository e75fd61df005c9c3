package io.github.carillon.templates;

import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.SupervisedProcess;
import io.github.carillon.templates.ElementTemplate.ElementType;
import io.github.carillon.templates.ElementTemplate.Group;
import io.github.carillon.templates.ElementTemplate.Icon;
import io.github.carillon.templates.ElementTemplate.Property;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the element templates of steps, and that of a process. */
final class Templates {

    private static final String ID_PREFIX = "io.github.carillon.";
    /** To be raised with every change that was published; a default never changes, untouched values would follow it. */
    private static final int VERSION = 1;
    /** Without a version: an older editor refuses a newer one. */
    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    private static final Icon BELL = new Icon("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'"
            + " width='18' height='18'%3E%3Cpath fill='%239a5b00' d='M9 1.5a1.5 1.5 0 0 0-1.4 2A5 5 0 0 0 4 8.3V12"
            + "l-1.7 2h13.4L14 12V8.3a5 5 0 0 0-3.6-4.8 1.5 1.5 0 0 0-1.4-2zM7 15a2 2 0 0 0 4 0z'/%3E%3C/svg%3E");

    private Templates() {}

    static ElementTemplate of(Step step, Texts texts) {
        return new ElementTemplate(
                SCHEMA,
                ID_PREFIX + step.topic(),
                VERSION,
                texts.get(step.topic(), "name"),
                texts.get(step.topic(), "description"),
                keywords(step.topic(), texts),
                BELL,
                List.of("bpmn:Task"),
                new ElementType("bpmn:ServiceTask"),
                null,
                Groups.of(step, texts),
                properties(step, new Fields(step.topic(), texts)));
    }

    /** Of a process: its other properties stay in sight, since some of them are required. */
    static ElementTemplate ofProcess(Texts texts) {
        String name = SupervisedProcess.NAME;
        return new ElementTemplate(
                SCHEMA,
                ID_PREFIX + name,
                VERSION,
                texts.get(name, "name"),
                texts.get(name, "description"),
                keywords(name, texts),
                BELL,
                List.of("bpmn:Process"),
                null,
                true,
                List.of(new Group(Groups.id(Parameter.Group.PROCESS), texts.get(name, "group.process"))),
                SupervisedProcess.PROPERTIES.stream()
                        .map(new Fields(name, texts)::of)
                        .toList());
    }

    private static List<String> keywords(String topic, Texts texts) {
        return Arrays.asList(texts.get(topic, "keywords").split("\\s*,\\s*"));
    }

    private static List<Property> properties(Step step, Fields fields) {
        Stream<Property> fixed = Stream.of(
                Fields.hidden("camunda:type", "external"),
                Fields.hidden("camunda:topic", step.topic()),
                // an expression that fails then fails a job, not the call that started the process
                Fields.hidden("camunda:asyncBefore", true));
        Stream<Property> inputs = step.parameters().stream()
                .sorted(Comparator.comparing(Parameter::group))
                .map(fields::of);
        Stream<Property> outputs = step.outputs().stream().map(fields::of);
        return Stream.of(fixed, inputs, outputs).flatMap(one -> one).toList();
    }
}
