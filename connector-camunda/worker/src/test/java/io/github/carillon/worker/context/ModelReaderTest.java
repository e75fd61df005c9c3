package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn"})
    void the_inputs_of_each_activity_are_read_whichever_fork_drew_it(String namespace) throws XMLStreamException {
        ProcessModel model = ModelReader.read("""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="%s">
              <bpmn:process id="order">
                <bpmn:serviceTask id="notify">
                  <bpmn:extensionElements>
                    <x:inputOutput>
                      <x:inputParameter name="to">ann@example.org</x:inputParameter>
                      <x:inputParameter name="body"><![CDATA[Dear ]]>${name}<!-- who --></x:inputParameter>
                      <x:inputParameter name="cc"><x:list><x:value>a</x:value></x:list></x:inputParameter>
                      <x:inputParameter name="link" />
                      <x:outputParameter name="from">${x}</x:outputParameter>
                    </x:inputOutput>
                    <x:connector>
                      <x:inputOutput><x:inputParameter name="bcc">b</x:inputParameter></x:inputOutput>
                    </x:connector>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:intermediateThrowEvent id="thrown">
                  <bpmn:messageEventDefinition id="definition">
                    <bpmn:extensionElements>
                      <x:inputOutput><x:inputParameter name="to">x</x:inputParameter></x:inputOutput>
                    </bpmn:extensionElements>
                  </bpmn:messageEventDefinition>
                </bpmn:intermediateThrowEvent>
              </bpmn:process>
            </bpmn:definitions>
            """.formatted(namespace));

        assertThat(model.inputs("notify")).containsOnlyKeys("to", "body", "cc", "link");
        assertThat(model.inputs("thrown")).containsOnlyKeys("to");
        assertThat(model.inputs("elsewhere")).isEmpty();
        assertThat(model.elements()).contains("order", "notify", "thrown");
    }

    @Test
    void what_is_no_xml_is_said_so() {
        assertThatExceptionOfType(XMLStreamException.class).isThrownBy(() -> ModelReader.read("<bpmn:definitions"));
    }

    @Test
    void a_model_opens_no_file() {
        String hostile = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><d"
                + " id=\"a\"><inputParameter>&e;</inputParameter></d>";

        assertThatExceptionOfType(XMLStreamException.class).isThrownBy(() -> ModelReader.read(hostile));
    }
}
