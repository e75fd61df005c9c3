package io.github.carillon.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element template as it is written: what Camunda 7 knows of the <a
 * href="https://docs.camunda.io/docs/components/modeler/element-templates/about-templates/">format</a> and nothing else,
 * because the editor ignores the rest without a word.
 *
 * @param elementType what the element becomes, or null where it stays what it is
 * @param entriesVisible whether the panel goes on to show what it shows without a template, or null for not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ElementTemplate(
        @JsonProperty("$schema") String schema,
        String id,
        int version,
        String name,
        String description,
        List<String> keywords,
        Icon icon,
        List<String> appliesTo,
        @Nullable ElementType elementType,
        @Nullable Boolean entriesVisible,
        List<Group> groups,
        List<Property> properties) {

    record Icon(String contents) {}

    record ElementType(String value) {}

    record Group(String id, String label) {}

    /**
     * @param type null for an output, which is then an entry that can be switched off
     * @param value a string or a boolean
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Property(
            @Nullable String group,
            @Nullable String label,
            @Nullable String type,
            @Nullable Object value,
            @Nullable List<Choice> choices,
            @Nullable String placeholder,
            @Nullable String description,
            Binding binding,
            @Nullable Constraints constraints) {}

    record Choice(String name, String value) {}

    /** Has a name, or for an output a source. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Binding(
            String type, @Nullable String name, @Nullable String source) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Constraints(
            @Nullable Boolean notEmpty,
            @Nullable Integer maxLength,
            @Nullable WrittenAs pattern) {}

    /** A regular expression (ECMAScript) and what the editor says where it does not match. */
    record WrittenAs(String value, String message) {}
}
