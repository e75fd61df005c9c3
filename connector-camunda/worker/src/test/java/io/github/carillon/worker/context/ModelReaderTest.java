package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
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

    @ParameterizedTest
    @ValueSource(strings = {"http://camunda.org/schema/1.0/bpmn", "http://operaton.org/schema/1.0/bpmn"})
    void each_process_of_a_collaboration_has_its_own_properties_whichever_fork_drew_it(String namespace)
            throws XMLStreamException {
        ProcessModel model = ModelReader.read("""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="%s">
              <bpmn:collaboration id="together">
                <bpmn:extensionElements>
                  <x:properties><x:property name="supervisors" value="nobody" /></x:properties>
                </bpmn:extensionElements>
                <bpmn:participant id="shop" processRef="order" />
                <bpmn:participant id="store" processRef="delivery" />
              </bpmn:collaboration>
              <bpmn:process id="order">
                <bpmn:extensionElements>
                  <x:properties>
                    <x:property id="p1" name="supervisors" value="clerks" />
                    <x:property name="maxDuration" />
                    <x:property value="nameless" />
                  </x:properties>
                  <x:executionListener class="L" event="start">
                    <x:properties><x:property name="consecutiveErrors" value="1" /></x:properties>
                  </x:executionListener>
                </bpmn:extensionElements>
                <bpmn:serviceTask id="notify">
                  <bpmn:extensionElements>
                    <x:properties><x:property name="consecutiveErrors" value="2" /></x:properties>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:subProcess id="inner">
                  <bpmn:extensionElements>
                    <x:properties><x:property name="supervisors" value="others" /></x:properties>
                  </bpmn:extensionElements>
                </bpmn:subProcess>
              </bpmn:process>
              <bpmn:process id="delivery">
                <bpmn:extensionElements>
                  <x:properties><x:property name="supervisors" value="drivers" /></x:properties>
                </bpmn:extensionElements>
              </bpmn:process>
              <bpmn:process id="plain" />
            </bpmn:definitions>
            """.formatted(namespace));

        assertThat(model.processProperties("order"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("supervisors", "clerks", "maxDuration", ""));
        assertThat(model.processProperties("delivery")).isEqualTo(Map.of("supervisors", "drivers"));
        assertThat(model.processProperties("plain")).isEmpty();
        assertThat(model.processProperties("inner")).isEmpty();
        assertThat(model.processProperties("elsewhere")).isEmpty();
    }

    @Test
    void what_is_drawn_has_the_name_that_is_drawn() throws XMLStreamException {
        ProcessModel model = ModelReader.read("""
            <definitions>
              <process id="order" name="Order">
                <extensionElements>
                  <properties><property id="p1" name="supervisors" value="clerks" /></properties>
                </extensionElements>
                <serviceTask id="notify" name="Tell the&#10;customer" />
                <serviceTask id="nameless" />
                <serviceTask id="blank" name=" " />
              </process>
            </definitions>
            """);

        assertThat(model.name("order")).hasValue("Order");
        assertThat(model.name("notify")).hasValue("Tell the\ncustomer");
        assertThat(model.name("nameless")).isEmpty();
        assertThat(model.name("blank")).isEmpty();
        assertThat(model.name("p1")).isEmpty();
        assertThat(model.name("elsewhere")).isEmpty();
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
