package io.github.carillon.templates;

import io.github.carillon.steps.parameter.Parameter;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.templates.ElementTemplate.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The groups of a step's panel. The editor marks no field as required and folds the groups, so a group's name says that
 * something in it must be filled in. Ids are the same in all templates: the editor remembers by them what is unfolded.
 */
final class Groups {

    private Groups() {}

    static String id(Parameter.Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    static List<Group> of(Step step, Texts texts) {
        return Arrays.stream(Parameter.Group.values())
                .filter(group -> step.parameters().stream().anyMatch(parameter -> parameter.group() == group))
                .map(group -> new Group(id(group), label(step, group, texts)))
                .toList();
    }

    /** A text of its own where the group is required: in many languages the mark must agree with the word before it. */
    private static String label(Step step, Parameter.Group group, Texts texts) {
        return texts.get(step.topic(), "group." + id(group) + (isRequired(step, group) ? ".required" : ""));
    }

    private static boolean isRequired(Step step, Parameter.Group group) {
        return step.parameters().stream().anyMatch(parameter -> parameter.required() && parameter.group() == group)
                || step.oneOf().stream()
                        .anyMatch(set -> set.parameters().stream().allMatch(parameter -> parameter.group() == group));
    }
}
