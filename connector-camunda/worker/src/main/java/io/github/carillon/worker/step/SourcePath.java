package io.github.carillon.worker.step;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Parsed;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a value by a name or a path such as {@code customer.contact.email} or {@code items[0].name}. */
final class SourcePath {

    private static final Pattern STEP =
            Pattern.compile("\\G(?:(?:^|(?!^)\\.)(?<name>[^.\\[\\]]+)|\\[(?<index>[0-9]{1,9})])");

    /** Data may have a name for each of many things, and then the first ones show what they are like. */
    private static final int NAMES_SHOWN = 20;

    private SourcePath() {}

    /** The value, or where the path ends and what there is instead. */
    static Parsed<Object> find(String path, Map<String, @Nullable Object> fields) {
        for (String name : List.of(path, path.strip())) {
            Object whole = fields.get(name);
            if (whole != null) {
                return Parsed.valid(whole);
            }
        }
        Object value = fields;
        int end = 0;
        Matcher step = STEP.matcher(path.strip());
        while (step.find()) {
            String name = step.group("name");
            String index = step.group("index");
            Object next = next(value, name, index);
            if (next == null) {
                String where = index == null ? name : "[" + index + "]";
                return Parsed.invalid(
                        "is \"" + shown(path) + "\", which leads nowhere at \"" + shown(where) + "\"" + present(value));
            }
            value = next;
            end = step.end();
        }
        return end == path.strip().length()
                ? Parsed.valid(value)
                : Parsed.invalid("is \"" + shown(path) + "\", which is no path: one looks like order.lines[0].item");
    }

    /** Whether the path leads to something that is there and null, or through it. */
    static boolean leadsToNull(String path, Map<String, @Nullable Object> fields) {
        Object value = fields;
        Matcher step = STEP.matcher(path.strip());
        while (value != null && step.find()) {
            String name = step.group("name");
            String index = step.group("index");
            boolean there = index == null
                    ? value instanceof Map<?, ?> map && map.containsKey(name)
                    : value instanceof List<?> list && Integer.parseInt(index) < list.size();
            if (!there) {
                return isNull(path, fields);
            }
            value = next(value, name, index);
        }
        return value == null;
    }

    private static boolean isNull(String name, Map<String, @Nullable Object> fields) {
        return (fields.containsKey(name) || fields.containsKey(name.strip()))
                && fields.get(name) == null
                && fields.get(name.strip()) == null;
    }

    private static @Nullable Object next(Object value, @Nullable String name, @Nullable String index) {
        if (index == null) {
            return value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        int position = Integer.parseInt(index);
        return value instanceof List<?> list && position < list.size() ? list.get(position) : null;
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
