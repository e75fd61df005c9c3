package io.github.carillon.steps.content;

import io.github.carillon.core.message.PathStep;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Validated;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a value by a name or a path such as {@code customer.contact.email} or {@code items[0].name}. */
public final class SourcePath {

    /** Data may have a name for each of many things, and then the first ones show what they are like. */
    private static final int NAMES_SHOWN = 20;

    private SourcePath() {}

    /** The value, or where the path ends and what there is instead. */
    public static Validated<Object> find(String path, Map<String, @Nullable Object> fields) {
        for (String name : List.of(path, path.strip())) {
            Object whole = fields.get(name);
            if (whole != null) {
                return Validated.valid(whole);
            }
        }
        Object value = fields;
        List<PathStep> steps = PathStep.of(path.strip());
        for (PathStep step : steps) {
            Object next = step.in(value);
            if (next == null) {
                return Validated.invalid("is \"" + shown(path) + "\", which leads nowhere at \"" + shown(step.written())
                        + "\"" + present(value));
            }
            value = next;
        }
        return steps.isEmpty()
                ? Validated.invalid("is \"" + shown(path) + "\", which is no path: one looks like order.lines[0].item")
                : Validated.valid(value);
    }

    /** Whether the path leads to something that is there and null, or through it. */
    public static boolean leadsToNull(String path, Map<String, @Nullable Object> fields) {
        if (isNull(path, fields) || isNull(path.strip(), fields)) {
            return true;
        }
        Object value = fields;
        for (PathStep step : PathStep.of(path.strip())) {
            if (!step.isIn(value)) {
                return false;
            }
            value = step.in(value);
            if (value == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNull(String name, Map<String, @Nullable Object> fields) {
        return fields.containsKey(name) && fields.get(name) == null;
    }

    private static String present(Object value) {
        if (value instanceof List<?> list) {
            return "; it is a list of " + list.size();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return "";
        }
        int more = map.size() - NAMES_SHOWN;
        return "; there are "
                + map.keySet().stream()
                        .map(String::valueOf)
                        .sorted()
                        .limit(NAMES_SHOWN)
                        .map(SourcePath::shown)
                        .toList()
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** Data may have addresses for names. */
    private static String shown(String name) {
        return EmailAddress.looksLikeOne(name) ? EmailAddress.maskOf(name) : name;
    }
}
