package io.github.carillon.worker.context;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a process model says of errors, asked for one thing: does it catch one that an activity throws? */
public final class ErrorModel {

    /** The scope around each element that is in one, by id: a process or a sub-process. */
    private final Map<String, String> scopes = new HashMap<>();

    /** What catches errors at the boundary of an activity, or in a scope, by its id. */
    private final Map<String, List<Catcher>> catchers = new HashMap<>();

    /** The errors' codes by id, empty for those without one. */
    private final Map<String, String> codes = new HashMap<>();

    private ErrorModel() {}

    /** A boundary event catches it, or an event sub-process of a scope around the activity. */
    public boolean catches(String activityId, String code) {
        String at = activityId;
        while (at != null) {
            String thrownIn = at;
            String around = scopes.get(at);
            if (catchers(at).anyMatch(catcher -> catcher.sub() == null && matches(catcher, code))
                    || catchers(around)
                            .anyMatch(catcher -> catcher.sub() != null
                                    && !catcher.sub().equals(thrownIn)
                                    && matches(catcher, code))) {
                return true;
            }
            at = around;
        }
        return false;
    }

    private Stream<Catcher> catchers(@Nullable String id) {
        return id == null ? Stream.empty() : catchers.getOrDefault(id, List.of()).stream();
    }

    /** As the engine does: without an error, or with one without a code, every error; an id of none is a code itself. */
    private boolean matches(Catcher catcher, String code) {
        String error = catcher.error();
        String caught = error == null ? "" : codes.getOrDefault(error, error);
        return caught.isEmpty() || caught.equals(code);
    }

    /**
     * An event that catches errors.
     *
     * @param sub the event sub-process that it begins, or null at a boundary
     * @param error the id of the error, or null for any
     */
    private record Catcher(@Nullable String sub, @Nullable String error) {}

    /** Reads it while somebody goes through the file. */
    static final class Reader {

        private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction", "adHocSubProcess");

        private final ErrorModel model = new ErrorModel();
        private final Deque<Element> open = new ArrayDeque<>();

        /** The file is at the beginning of an element. */
        void begin(XMLStreamReader xml) {
            Element element = new Element(
                    xml.getLocalName(),
                    xml.getAttributeValue(null, "id"),
                    xml.getAttributeValue(null, "attachedToRef"),
                    "true".equals(xml.getAttributeValue(null, "triggeredByEvent")));
            Element around = open.peek();
            if (element.id() != null && around != null && around.id() != null && SCOPES.contains(around.name())) {
                model.scopes.put(element.id(), around.id());
            }
            if (element.name().equals("error") && element.id() != null) {
                model.codes.put(element.id(), Objects.requireNonNullElse(xml.getAttributeValue(null, "errorCode"), ""));
            }
            if (element.name().equals("errorEventDefinition")) {
                catching(xml.getAttributeValue(null, "errorRef"));
            }
            open.push(element);
        }

        /** The file is at the end of an element. */
        void end() {
            open.pop();
        }

        ErrorModel model() {
            return model;
        }

        private void catching(@Nullable String error) {
            Element[] above = open.toArray(Element[]::new);
            if (above.length < 2) {
                return;
            }
            Element event = above[0];
            Element sub = above[1];
            if (event.name().equals("boundaryEvent") && event.attachedTo() != null) {
                add(event.attachedTo(), new Catcher(null, error));
            } else if (event.name().equals("startEvent") && sub.byEvent() && sub.id() != null) {
                add(model.scopes.getOrDefault(sub.id(), ""), new Catcher(sub.id(), error));
            }
        }

        private void add(String id, Catcher catcher) {
            model.catchers.computeIfAbsent(id, key -> new ArrayList<>()).add(catcher);
        }
    }

    /**
     * @param attachedTo to whose boundary it belongs, or null
     * @param byEvent whether it is an event sub-process
     */
    private record Element(
            String name, @Nullable String id, @Nullable String attachedTo, boolean byEvent) {}
}
