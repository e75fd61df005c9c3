package io.github.carillon.templates;

import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Type;
import io.github.carillon.templates.ElementTemplate.Binding;
import io.github.carillon.templates.ElementTemplate.Choice;
import io.github.carillon.templates.ElementTemplate.Constraints;
import io.github.carillon.templates.ElementTemplate.Property;
import io.github.carillon.templates.ElementTemplate.WrittenAs;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the fields of one template from parameters and outputs. */
final class Fields {

    /** The engine keeps a string variable in a column of this length, and refuses what is longer. */
    private static final int LONGEST_VARIABLE = 4_000;

    /** The engine would take it for an expression of its own, and refuse to deploy the process; but for a backslash. */
    private static final String NO_BRACES = "(?![\\s\\S]*(?:^|[^\\\\])[$#]\\{\\{)";

    private static final String EXPRESSION = ".*[$#]\\{.+\\}.*";

    /** The worker reads it as if the field were not there. */
    private static final String UNSAID = "";

    private final String topic;
    private final Texts texts;

    /**
     * @param topic of a step, or what else the template is named by
     */
    Fields(String topic, Texts texts) {
        this.topic = topic;
        this.texts = texts;
    }

    static Property hidden(String attribute, Object value) {
        Binding binding = new Binding("property", attribute, null);
        return new Property(null, null, "Hidden", value, null, null, null, binding, null);
    }

    Property of(Parameter<?> parameter) {
        boolean choice = parameter.type().widget() == Type.Widget.CHOICE;
        return new Property(
                Groups.id(parameter.group()),
                labelled(parameter.name(), text(parameter, "label")),
                editorType(parameter.type().widget()),
                choice && isOptional(parameter) ? UNSAID : parameter.standard(),
                choice ? choices(parameter) : null,
                choice ? null : text(parameter, "placeholder"),
                text(parameter, "description"),
                new Binding(
                        parameter.isProperty() ? "camunda:property" : "camunda:inputParameter", parameter.name(), null),
                constraints(parameter));
    }

    /** A source that names the variable itself fails where it was not set; the engine's lookup answers null. */
    Property of(Output output) {
        String lookup = output.isFile() ? "getVariableTyped" : "getVariable";
        return new Property(
                null,
                labelled(output.name(), texts.get(topic, "output." + output.name() + ".label")),
                null,
                output.name(),
                null,
                null,
                texts.get(topic, "output." + output.name() + ".description"),
                new Binding("camunda:outputParameter", null, "${execution." + lookup + "('" + output.name() + "')}"),
                null);
    }

    private String text(Parameter<?> parameter, String kind) {
        return texts.get(topic, parameter.name() + "." + kind);
    }

    /** The variable's name stays in view in every language: the documentation and the process refer to it. */
    private static String labelled(String name, String label) {
        return label + " (" + name + ")";
    }

    private static String editorType(Type.Widget widget) {
        return switch (widget) {
            case LINE -> "String";
            case LINES -> "Text";
            case CHOICE -> "Dropdown";
        };
    }

    /** Where nothing has to be chosen, the first choice says so. */
    private List<Choice> choices(Parameter<?> parameter) {
        Stream<Choice> unsaid =
                isOptional(parameter) ? Stream.of(new Choice(text(parameter, "choice.usual"), UNSAID)) : Stream.empty();
        Stream<Choice> said =
                parameter.type().choices().stream().map(value -> new Choice(text(parameter, "choice." + value), value));
        return Stream.concat(unsaid, said).toList();
    }

    private static boolean isOptional(Parameter<?> parameter) {
        return !parameter.required() && parameter.standard() == null;
    }

    private @Nullable Constraints constraints(Parameter<?> parameter) {
        boolean lines = parameter.type().widget() == Type.Widget.LINES;
        WrittenAs writtenAs = writtenAs(parameter);
        if (!parameter.required() && writtenAs == null && !lines) {
            return null;
        }
        return new Constraints(parameter.required() ? true : null, lines ? LONGEST_VARIABLE : null, writtenAs);
    }

    private @Nullable WrittenAs writtenAs(Parameter<?> parameter) {
        Pattern pattern = parameter.type().pattern();
        if (pattern != null) {
            return new WrittenAs(writtenAs(parameter, pattern), text(parameter, "message"));
        }
        boolean free = !parameter.isProperty() && parameter.type().widget() != Type.Widget.CHOICE;
        return free
                ? new WrittenAs(
                        "^" + NO_BRACES + "[\\s\\S]" + (parameter.required() ? "+" : "*") + "$",
                        texts.get(topic, "braces.message"))
                : null;
    }

    /** An expression may stand for the value, but for properties, of which the engine evaluates none. */
    private static String writtenAs(Parameter<?> parameter, Pattern pattern) {
        String start = parameter.isProperty() ? "^(" : "^" + NO_BRACES + "(";
        String expression = parameter.isProperty() ? "" : "|" + EXPRESSION;
        return start + pattern.pattern() + expression + ")" + (parameter.required() ? "" : "?") + "$";
    }
}
