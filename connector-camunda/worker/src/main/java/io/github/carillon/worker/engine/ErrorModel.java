package io.github.carillon.worker.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** A process model, asked for one thing: does it catch an error that an activity throws? */
final class ErrorModel {

    private final BpmnModelInstance model;

    private ErrorModel(BpmnModelInstance model) {
        this.model = model;
    }

    static ErrorModel read(String bpmnXml) {
        return new ErrorModel(
                Bpmn.readModelFromStream(new ByteArrayInputStream(bpmnXml.getBytes(StandardCharsets.UTF_8))));
    }

    /** A boundary event catches it, or an event sub-process of a scope around the activity. */
    boolean catches(String activityId, String code) {
        ModelElementInstance scope = model.getModelElementById(activityId);
        while (scope != null) {
            if (atBoundary(scope, code) || besides(scope, code)) {
                return true;
            }
            ModelElementInstance parent = scope.getParentElement();
            scope = parent instanceof SubProcess ? parent : null;
        }
        return false;
    }

    private boolean atBoundary(ModelElementInstance activity, String code) {
        return model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .anyMatch(event -> anyMatches(event.getEventDefinitions(), code));
    }

    private static boolean besides(ModelElementInstance activity, String code) {
        return activity.getParentElement().getChildElementsByType(SubProcess.class).stream()
                .filter(sub -> sub.triggeredByEvent() && !sub.equals(activity))
                .flatMap(sub -> startDefinitions(sub))
                .anyMatch(definition -> matches(definition, code));
    }

    private static Stream<EventDefinition> startDefinitions(SubProcess sub) {
        return sub.getChildElementsByType(StartEvent.class).stream()
                .flatMap(start -> start.getEventDefinitions().stream());
    }

    private static boolean anyMatches(Collection<EventDefinition> definitions, String code) {
        return definitions.stream().anyMatch(definition -> matches(definition, code));
    }

    /** An event that names no error, or an error without a code, catches every error. */
    private static boolean matches(EventDefinition definition, String code) {
        return definition instanceof ErrorEventDefinition error && catchesCode(error.getError(), code);
    }

    private static boolean catchesCode(@Nullable Error error, String code) {
        String caught = error == null ? null : error.getErrorCode();
        return caught == null || caught.isEmpty() || caught.equals(code);
    }
}
