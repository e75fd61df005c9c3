package io.github.carillon.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The example diagrams carry the templates as they are now, as if a designer had just updated them. */
class ExamplesTest {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static Stream<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples-bpmn", "src", "main", "resources", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_service_task_has_the_fields_of_its_template(Path diagram) {
        assertThat(elements(diagram, "serviceTask")).allSatisfy(task -> {
            Template template = template(task, Template.of(Language.ENGLISH));
            assertThat(task.getAttributeNS(CAMUNDA, "modelerTemplateVersion"))
                    .isEqualTo(template.json().get("version").asText());
            assertThat(task.getAttributeNS(CAMUNDA, "asyncBefore")).isEqualTo("true");
            assertThat(names(task, "inputParameter"))
                    .isEqualTo(Template.names(template.boundTo("camunda:inputParameter")));
            assertThat(names(task, "property")).isEqualTo(Template.names(template.boundTo("camunda:property")));
            assertThat(texts(task, "outputParameter"))
                    .isEqualTo(template.boundTo("camunda:outputParameter").stream()
                            .map(output -> output.at("/binding/source"))
                            .map(JsonNode::asText)
                            .toList());
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void a_process_with_a_template_has_its_properties(Path diagram) {
        assertThat(elements(diagram, "process"))
                .isNotEmpty()
                .filteredOn(process -> process.hasAttributeNS(CAMUNDA, "modelerTemplate"))
                .allSatisfy(process -> {
                    Template template = template(process, List.of(Template.ofProcess(Language.ENGLISH)));
                    assertThat(process.getAttributeNS(CAMUNDA, "modelerTemplateVersion"))
                            .isEqualTo(template.json().get("version").asText());
                    Element extensions = elements(process.getElementsByTagNameNS(BPMN, "extensionElements"))
                            .get(0);
                    assertThat(extensions.getParentNode()).isSameAs(process);
                    assertThat(names(extensions, "property")).isEqualTo(Template.names(template.properties()));
                });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void every_diagram_shows_a_template(Path diagram) {
        assertThat(Stream.of("serviceTask", "process").flatMap(kind -> elements(diagram, kind).stream()))
                .anyMatch(element -> element.hasAttributeNS(CAMUNDA, "modelerTemplate"));
    }

    private static Template template(Element element, List<Template> templates) {
        return templates.stream()
                .filter(one -> one.json().get("id").asText().equals(element.getAttributeNS(CAMUNDA, "modelerTemplate")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> elements(Path diagram, String kind) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            return elements(factory.newDocumentBuilder().parse(diagram.toFile()).getElementsByTagNameNS(BPMN, kind));
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> names(Element task, String kind) {
        return elements(task.getElementsByTagNameNS(CAMUNDA, kind)).stream()
                .map(element -> element.getAttribute("name"))
                .toList();
    }

    private static List<String> texts(Element task, String kind) {
        return elements(task.getElementsByTagNameNS(CAMUNDA, kind)).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
