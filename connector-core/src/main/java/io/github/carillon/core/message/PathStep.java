package io.github.carillon.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A step of a path into the data of a process, such as {@code customer.contact.email} or {@code items[0].name}, in
 * placeholders and in parameters: to a field of an object by its name, or to an entry of a list by its position from 0,
 * which may also be written as a name ({@code items.0.name}).
 *
 * @param written as in the path
 * @param name of a field, or null where a position is meant
 * @param position in a list, or -1
 */
public record PathStep(String written, @Nullable String name, int position) {

    private static final Pattern STEP =
            Pattern.compile("\\G(?:(?:^|(?!^)\\.)(?<name>[^.\\[\\]]+)|\\[(?<index>[0-9]{1,9})])");

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    /** The steps of a path, in their order; none where it is no path. */
    public static List<PathStep> of(String path) {
        List<PathStep> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find()) {
            String name = step.group("name");
            steps.add(name == null ? indexed(step.group("index")) : named(name));
            end = step.end();
        }
        return end == path.length() ? List.copyOf(steps) : List.of();
    }

    private static PathStep named(String name) {
        return new PathStep(name, name, POSITION.matcher(name).matches() ? Integer.parseInt(name) : -1);
    }

    private static PathStep indexed(String index) {
        return new PathStep("[" + index + "]", null, Integer.parseInt(index));
    }

    /** Whether the value has what it leads to, be that null. */
    public boolean isIn(@Nullable Object value) {
        Object own = own(value);
        return own instanceof List<?> list
                ? position >= 0 && position < list.size()
                : name != null && own instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** What it leads to, which may be null; null where the value does not have it. */
    public @Nullable Object in(@Nullable Object value) {
        Object own = own(value);
        if (own instanceof List<?> list) {
            return isIn(list) ? list.get(position) : null;
        }
        return name != null && own instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Object own(@Nullable Object value) {
        return value instanceof Extended extended ? extended.value() : value;
    }
}
