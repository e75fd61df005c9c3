package io.github.carillon.templates;

import io.github.carillon.steps.parameter.OneOf;
import io.github.carillon.steps.parameter.Output;
import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.parameter.Steps;
import io.github.carillon.steps.parameter.SupervisedProcess;
import io.github.carillon.steps.parameter.Type;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the designer's guide's tables of parameters and outputs, with the English texts of the templates. */
final class ParameterTables {

    private final Texts texts;

    ParameterTables(Texts texts) {
        this.texts = texts;
    }

    /** The document with the section of every step brought up to date. */
    String writtenInto(String document) {
        String written = document;
        for (Step step : Steps.ALL) {
            written = MarkedSection.named("parameters:" + step.topic()).replaced(written, of(step));
        }
        return MarkedSection.named("properties:" + SupervisedProcess.NAME).replaced(written, ofProcess());
    }

    String of(Step step) {
        return "| parameter | required | value | default | meaning |\n| --- | --- | --- | --- | --- |\n"
                + lines(step.parameters().stream().map(parameter -> row(step, parameter)))
                + propertiesNote(step)
                + "\n| output | value | meaning |\n| --- | --- | --- |\n"
                + lines(step.outputs().stream().map(output -> row(step, output)));
    }

    String ofProcess() {
        return "| property | value | meaning |\n| --- | --- | --- |\n"
                + lines(SupervisedProcess.PROPERTIES.stream()
                        .map(property -> cells(
                                code(property.name()),
                                property.type().description(),
                                meaning(SupervisedProcess.NAME, property.name()))));
    }

    private String row(Step step, Parameter<?> parameter) {
        String topic = step.topic();
        return cells(
                code(parameter.name()),
                required(step, parameter),
                parameter.type().description(),
                parameter.standard() == null ? usual(topic, parameter) : code(parameter.standard()),
                meaning(topic, parameter.name()) + choices(topic, parameter));
    }

    private String row(Step step, Output output) {
        return cells(code(output.name()), output.type(), meaning(step.topic(), "output." + output.name()));
    }

    private String meaning(String topic, String key) {
        return markdown(texts.get(topic, key + ".label") + ". " + texts.get(topic, key + ".description"));
    }

    /** What the template offers where nothing has to be chosen. */
    private String usual(String topic, Parameter<?> parameter) {
        boolean choice = parameter.type().widget() == Type.Widget.CHOICE && !parameter.required();
        return choice ? texts.get(topic, parameter.name() + ".choice.usual").toLowerCase(Locale.ENGLISH) : "";
    }

    private String choices(String topic, Parameter<?> parameter) {
        return parameter.type().widget() != Type.Widget.CHOICE
                ? ""
                : parameter.type().choices().stream()
                        .map(value ->
                                code(value) + ": " + markdown(texts.get(topic, parameter.name() + ".choice." + value)))
                        .collect(Collectors.joining("; ", " ", "."));
    }

    private static String required(Step step, Parameter<?> parameter) {
        if (parameter.required()) {
            return "yes";
        }
        String sets = step.oneOf().stream()
                .filter(set -> set.parameters().contains(parameter))
                .map(ParameterTables::oneOf)
                .collect(Collectors.joining("; "));
        return sets.isEmpty() ? "no" : sets;
    }

    private static String oneOf(OneOf set) {
        OneOf.Unless unless = set.unless();
        String otherwise =
                unless == null ? "" : ", but not for " + code(unless.value().toString());
        return set.parameters().size() == 1
                ? "yes" + otherwise
                : set.parameters().stream()
                        .map(Parameter::name)
                        .map(ParameterTables::code)
                        .collect(Collectors.joining(", ", "one of ", otherwise));
    }

    private static String propertiesNote(Step step) {
        String names = step.parameters().stream()
                .filter(Parameter::isProperty)
                .map(parameter -> code(parameter.name()))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : "\nNot variables but extension properties of the task (`camunda:property`), without expressions: "
                        + names + ".\n";
    }

    private static String lines(Stream<String> rows) {
        return rows.map(row -> row + "\n").collect(Collectors.joining());
    }

    private static String cells(String... texts) {
        return Stream.of(texts).map(text -> text.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String markdown(String html) {
        return html.replaceAll("</?code>", "`")
                .replaceAll("</?(strong|b)>", "**")
                .replaceAll("</?em>", "*");
    }
}
