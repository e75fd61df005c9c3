package io.github.carillon.worker.supervision;

import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Writes into models what the fluent builder has no word for. */
final class Models {

    private Models() {}

    static void properties(BpmnModelInstance model, String process, Map<String, String> properties) {
        Process element = model.getModelElementById(process);
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        element.setExtensionElements(extensions);
        CamundaProperties all = extensions.addExtensionElement(CamundaProperties.class);
        properties.forEach((name, value) -> {
            CamundaProperty property = model.newInstance(CamundaProperty.class);
            property.setCamundaName(name);
            property.setCamundaValue(value);
            all.addChildElement(property);
        });
    }
}
