package io.github.carillon.worker.context;

import io.github.carillon.steps.parameter.Declaration;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a BPMN file in one pass, without keeping it: a model of some megabytes would take many times that as a tree. Elements
 * are known by their local names, since each of the engine's forks has a namespace of its own beside Camunda's.
 */
final class ModelReader {

    private static final String EXTENSIONS = "extensionElements";
    private static final String INPUT_OUTPUT = "inputOutput";
    private static final String INPUT = "inputParameter";
    private static final String EVENT_DEFINITION = "EventDefinition";
    private static final String PROCESS = "process";
    private static final String PROPERTIES = "properties";
    private static final String PROPERTY = "property";

    private final XMLStreamReader xml;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Set<String> elements = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Map<String, Declaration>> declared = new HashMap<>();
    private final Map<String, Map<String, String>> properties = new HashMap<>();
    private final ErrorModel.Reader errors = new ErrorModel.Reader();

    private ModelReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Reads a model.
     *
     * @throws XMLStreamException where it is no XML
     */
    static ProcessModel read(String bpmnXml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(bpmnXml));
        try {
            return new ModelReader(xml).read();
        } finally {
            xml.close();
        }
    }

    private ProcessModel read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    errors.end();
                }
                default -> {
                    // texts are read with their elements
                }
            }
        }
        return new ProcessModel(elements, names, declared, properties, errors.model());
    }

    private void begin() throws XMLStreamException {
        String name = xml.getLocalName();
        Element owner = owner();
        if (name.equals(INPUT) && owner != null) {
            declare(owner);
            return;
        }
        if (name.equals(PROPERTY)) {
            describeProcess();
        }
        String id = xml.getAttributeValue(null, "id");
        if (id != null) {
            elements.add(id);
            name(id);
        }
        open.push(new Element(name, id));
        errors.begin(xml);
    }

    /** What extensions hold has names of another kind. */
    private void name(String id) {
        String drawn = xml.getAttributeValue(null, "name");
        if (drawn != null
                && !drawn.isBlank()
                && open.stream().noneMatch(above -> above.name().equals(EXTENSIONS))) {
            names.put(id, drawn);
        }
    }

    /** Only where the property is the process' own, and no inner element's. */
    private void describeProcess() {
        Element[] above = open.toArray(Element[]::new);
        String property = xml.getAttributeValue(null, "name");
        if (property != null
                && above.length > 2
                && above[0].name().equals(PROPERTIES)
                && above[1].name().equals(EXTENSIONS)
                && above[2].name().equals(PROCESS)
                && above[2].id() != null) {
            properties
                    .computeIfAbsent(above[2].id(), process -> new HashMap<>())
                    .put(property, Objects.requireNonNullElse(xml.getAttributeValue(null, "value"), ""));
        }
    }

    /** Whose input parameters are read: the activity above, or nobody where they are a connector's. */
    private @Nullable Element owner() {
        Element[] above = open.toArray(Element[]::new);
        return above.length > 2
                        && above[0].name().equals(INPUT_OUTPUT)
                        && above[1].name().equals(EXTENSIONS)
                ? activity(above)
                : null;
    }

    /** A message event is external by its definition, and its parameters may stand there. */
    private static @Nullable Element activity(Element[] above) {
        boolean inDefinition = above[2].name().endsWith(EVENT_DEFINITION) && above.length > 3;
        return inDefinition ? above[3] : above[2];
    }

    private void declare(Element owner) throws XMLStreamException {
        String name = xml.getAttributeValue(null, "name");
        Declaration declaration = declaration();
        if (name != null && owner.id() != null) {
            declared.computeIfAbsent(owner.id(), id -> new HashMap<>()).put(name, declaration);
        }
    }

    /** Reads to the end of the parameter. */
    private Declaration declaration() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean computed = false;
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    computed = true;
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text.append(xml.getText());
                default -> {
                    // comments say nothing
                }
            }
        }
        return computed ? Declaration.computed() : Declaration.text(text.toString());
    }

    private record Element(String name, @Nullable String id) {}
}
